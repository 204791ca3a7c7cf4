import { Allow, IdParam, Me, Meta } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { AcknowledgeEscalationCommand } from '../application/acknowledge-escalation/acknowledge-escalation.command';
import { StartEscalationCommand } from '../application/start-escalation/start-escalation.command';
import { StopEscalationsCommand } from '../application/stop-escalations/stop-escalations.command';
import { TicketEscalationsQuery } from '../read-model/escalations/ticket-escalations.query';
import { AcknowledgeEscalationDto, EscalationParam, StartEscalationDto, TicketEscalationsDto } from './escalations.dto';

/** Escalations are for those who work on a ticket: who may read internal notes may see them. Every change answers with all of them. */
@ApiTags('escalations')
@Controller('tickets/:id/escalations')
export class TicketEscalationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly escalations: TicketEscalationsQuery,
  ) {}

  @Get()
  @ApiOperation({ summary: "List a ticket's escalations with their steps" })
  @Allow('ticket.note')
  @ZodResponse({ status: 200, type: TicketEscalationsDto })
  list(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.escalations.of(me, id);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Start an escalation; nothing where the ticket climbs the ladder already' })
  @Allow('escalation.act')
  @ZodResponse({ status: 200, type: TicketEscalationsDto })
  start(@Param() { id }: IdParam, @Body() { ladderId }: StartEscalationDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.answer(me, id, new StartEscalationCommand(id, ladderId, meta));
  }

  @Post(':escalationId/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take notice of an escalation: it climbs no further' })
  @Allow('escalation.act')
  @ZodResponse({ status: 200, type: TicketEscalationsDto })
  acknowledge(
    @Param() { id, escalationId }: EscalationParam,
    @Body() { note }: AcknowledgeEscalationDto,
    @Me() me: Principal,
    @Meta() meta: CommandMeta,
  ) {
    return this.answer(me, id, new AcknowledgeEscalationCommand(id, escalationId, note, meta));
  }

  @Post(':escalationId/stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop an escalation' })
  @Allow('escalation.act')
  @ZodResponse({ status: 200, type: TicketEscalationsDto })
  stop(@Param() { id, escalationId }: EscalationParam, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.answer(me, id, new StopEscalationsCommand(id, { escalationId }, 'asked', meta));
  }

  private async answer(me: Principal, ticketId: string, command: Command<void>) {
    await this.escalations.requireVisible(me, ticketId);
    await this.commands.execute(command);
    return this.escalations.of(me, ticketId);
  }
}
