import { Allow, IdParam, Me } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { ChangePreviews } from '../application/preview-change/preview-change';
import { SlaChanges } from '../read-model/changes/changes.queries';
import { ListSlaVersionsDto, PreviewSlaChangeDto, SlaChangeDto, SlaChangeListDto, SlaChangePreviewDto } from './sla.dto';

@ApiTags('sla')
@Controller('sla-changes')
export class SlaChangesController {
  constructor(
    private readonly changes: SlaChanges,
    private readonly previews: ChangePreviews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List changes of policies and calendars with their progress' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: SlaChangeListDto })
  list(@Query() page: ListSlaVersionsDto) {
    return this.changes.list(page);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'See what a change would do to running clocks' })
  @Allow('sla.edit')
  @ZodResponse({ status: 200, type: SlaChangePreviewDto })
  preview(@Body() draft: PreviewSlaChangeDto, @Me() me: Principal) {
    return this.previews.preview(draft, me);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a change of policies or calendars with its progress' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: SlaChangeDto })
  find(@Param() { id }: IdParam) {
    return this.changes.find(id);
  }
}
