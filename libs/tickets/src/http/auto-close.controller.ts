import { Allow, IdParam, IfMatch, Me, Meta, Versioned } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { SaveAutoCloseCommand } from '../application/auto-close/save-settings/save-settings.command';
import { AutoCloseQueries } from '../read-model/auto-close/auto-close.query';
import { PreviewAutoClose } from '../read-model/auto-close/preview-auto-close.query';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import {
  AutoCloseContentDto,
  AutoCloseDto,
  AutoClosePreviewDto,
  AutoCloseVersionListDto,
  ListAutoCloseVersionsDto,
  TicketAutoCloseDto,
} from './auto-close.dto';

/** When tickets are solved and closed by themselves. */
@ApiTags('auto-close')
@Controller()
export class AutoCloseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: AutoCloseQueries,
    private readonly previews: PreviewAutoClose,
    private readonly tickets: TicketRecords,
  ) {}

  @Get('auto-close')
  @ApiOperation({ summary: 'Get when tickets are solved and closed by themselves' })
  @Allow('auto-close.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: AutoCloseDto })
  read() {
    return this.queries.view();
  }

  @Put('auto-close')
  @ApiOperation({ summary: 'Set when tickets are solved and closed by themselves' })
  @Allow('auto-close.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: AutoCloseDto })
  save(@Body() content: AutoCloseContentDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SaveAutoCloseCommand(content, version, meta));
  }

  @Post('auto-close/preview')
  @ApiOperation({ summary: 'Count the tickets that a draft would act on at once' })
  @HttpCode(200)
  @Allow('auto-close.manage')
  @ZodResponse({ status: 200, type: AutoClosePreviewDto })
  preview(@Body() content: AutoCloseContentDto) {
    return this.previews.of(content);
  }

  @Get('auto-close/versions')
  @ApiOperation({ summary: 'List the versions of the auto-close settings' })
  @Allow('auto-close.manage')
  @ZodResponse({ status: 200, type: AutoCloseVersionListDto })
  versions(@Query() page: ListAutoCloseVersionsDto) {
    return this.queries.versions(page);
  }

  @Get('tickets/:id/auto-close')
  @ApiOperation({ summary: 'Get what happens to a ticket by itself, and when' })
  @Allow('ticket.edit')
  @ZodResponse({ status: 200, type: TicketAutoCloseDto })
  async ofTicket(@Param() { id }: IdParam, @Me() me: Principal) {
    await this.tickets.require(id, me);
    return this.queries.ofTicket(id);
  }
}
