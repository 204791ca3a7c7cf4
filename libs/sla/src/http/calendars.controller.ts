import { Allow, IdParam, IfMatch, Meta, Versioned } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CreateCalendarCommand } from '../application/create-calendar/create-calendar.command';
import { EditCalendarCommand } from '../application/edit-calendar/edit-calendar.command';
import { RemoveCalendarCommand } from '../application/remove-calendar/remove-calendar.command';
import { CalendarQueries } from '../read-model/configuration/calendar.queries';
import { ConfigurationPast } from '../read-model/configuration/configuration-past';
import { readHolidays } from '../read-model/holidays/read-holidays';
import { calendarYear, previewCalendar } from '../read-model/previews/preview-calendar';
import { CalendarDto, CalendarListDto, CalendarPreviewDto, CalendarVersionListDto, CalendarYearDto, HolidayImportDto } from './sla.dto';
import {
  CreateCalendarDto,
  DraftCalendarYearDto,
  EditCalendarDto,
  ListSlaVersionsDto,
  PreviewCalendarDto,
  ReadHolidaysDto,
} from './sla.dto';

@ApiTags('sla')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly calendars: CalendarQueries,
    private readonly past: ConfigurationPast,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List business calendars' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: CalendarListDto })
  list() {
    return this.calendars.list();
  }

  @Post()
  @ApiOperation({ summary: 'Create a business calendar' })
  @Allow('sla.edit')
  @Versioned()
  @ZodResponse({ status: 201, type: CalendarDto })
  create(@Body() content: CreateCalendarDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CreateCalendarCommand(content, meta));
  }

  @Post('preview')
  @ApiOperation({ summary: 'See when a span of working time would end, before saving a calendar' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: CalendarPreviewDto })
  preview(@Body() draft: PreviewCalendarDto) {
    return previewCalendar(draft);
  }

  @Post('year')
  @HttpCode(200)
  @ApiOperation({ summary: 'See the dates of a year, before saving a calendar' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: CalendarYearDto })
  year(@Body() draft: DraftCalendarYearDto) {
    return calendarYear(draft);
  }

  @Post('read-holidays')
  @HttpCode(200)
  @ApiOperation({ summary: 'Read the holidays of an iCalendar file' })
  @Allow('sla.edit')
  @ZodResponse({ status: 200, type: HolidayImportDto })
  readHolidays(@Body() { text, fromYear, years }: ReadHolidaysDto) {
    return readHolidays(text, { from: fromYear, to: fromYear + years - 1 });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a business calendar' })
  @Allow('sla.view')
  @Versioned()
  @ZodResponse({ status: 200, type: CalendarDto })
  find(@Param() { id }: IdParam) {
    return this.calendars.find(id);
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'List the versions of a calendar' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: CalendarVersionListDto })
  versions(@Param() { id }: IdParam, @Query() page: ListSlaVersionsDto) {
    return this.past.calendar(id, page);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a business calendar' })
  @Allow('sla.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: CalendarDto })
  edit(@Param() { id }: IdParam, @Body() changes: EditCalendarDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EditCalendarCommand(id, changes, version, meta));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete a calendar that no policy uses' })
  @Allow('sla.edit')
  @HttpCode(204)
  async remove(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta): Promise<void> {
    await this.commands.execute(new RemoveCalendarCommand(id, version, meta));
  }
}
