import { Allow, IdParam, Me, Meta } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CancelRehearsalCommand } from '../application/rehearse/cancel-rehearsal/cancel-rehearsal.command';
import { StartRehearsalCommand } from '../application/rehearse/start-rehearsal/start-rehearsal.command';
import { Rehearsals } from '../read-model/rehearse/rehearsals.query';
import { ListSlaRehearsalsDto, SlaRehearsalDto, SlaRehearsalListDto, StartSlaRehearsalDto } from './rehearsals.dto';

/** Drafts of policies and calendars, rehearsed over what was recorded. */
@ApiTags('sla')
@Controller('sla-rehearsals')
export class RehearsalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly rehearsals: Rehearsals,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Rehearse a change of SLA policies over the last days' })
  @HttpCode(202)
  @Allow('sla.edit')
  @ZodResponse({ status: 202, type: SlaRehearsalDto })
  async start(@Body() { change, days }: StartSlaRehearsalDto, @Meta() meta: CommandMeta, @Me() me: Principal) {
    return this.rehearsals.find(me, await this.commands.execute(new StartRehearsalCommand(change, days, meta)));
  }

  @Get()
  @ApiOperation({ summary: 'List rehearsals of SLA changes, the newest first' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: SlaRehearsalListDto })
  list(@Query() query: ListSlaRehearsalsDto) {
    return this.rehearsals.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a rehearsal with its progress and result' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: SlaRehearsalDto })
  find(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.rehearsals.find(me, id);
  }

  @Post(':id/cancel')
  @ApiOperation({ summary: 'Cancel a rehearsal' })
  @HttpCode(200)
  @Allow('sla.edit')
  @ZodResponse({ status: 200, type: SlaRehearsalDto })
  async cancel(@Param() { id }: IdParam, @Me() me: Principal) {
    await this.commands.execute(new CancelRehearsalCommand(id));
    return this.rehearsals.find(me, id);
  }
}
