import { Allow, IdParam, IfMatch, Me, Meta, OnRepeat, Versioned } from '@casewright/http';
import type { Changed } from '@casewright/event-store';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import type { Command } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { AssignAgentCommand } from '../application/assign-agent/assign-agent.command';
import { EndSnoozeCommand } from '../application/end-snooze/end-snooze.command';
import { FollowTicketCommand } from '../application/follow-ticket/follow-ticket.command';
import { SnoozeTicketCommand } from '../application/snooze-ticket/snooze-ticket.command';
import { TagTicketCommand } from '../application/tag-ticket/tag-ticket.command';
import { UnfollowTicketCommand } from '../application/unfollow-ticket/unfollow-ticket.command';
import { UntagTicketCommand } from '../application/untag-ticket/untag-ticket.command';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import { TicketAnswers, type TicketWrite } from './ticket-answers';
import { SnoozeTicketDto, TicketTagParam, TicketViewDto } from './tickets.dto';

/** What one does to a ticket with one click. */
@ApiTags('tickets')
@Controller('tickets/:id')
@OnRepeat('by-handler')
export class TicketActionsController {
  constructor(
    private readonly records: TicketRecords,
    private readonly answers: TicketAnswers,
  ) {}

  @Post('take')
  @ApiOperation({ summary: 'Assign a ticket to oneself' })
  @HttpCode(200)
  @Allow('ticket.assign')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  take(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run({ ticketId: id, me, meta }, new AssignAgentCommand({ ticketId: id, to: me.userId }, meta, version));
  }

  @Post('release')
  @ApiOperation({ summary: 'Give a ticket back to its team' })
  @HttpCode(200)
  @Allow('ticket.assign')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  release(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run({ ticketId: id, me, meta }, new AssignAgentCommand({ ticketId: id, to: null }, meta, version));
  }

  @Post('follow')
  @ApiOperation({ summary: 'Follow a ticket' })
  @HttpCode(200)
  @Allow('ticket.follow')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  follow(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run({ ticketId: id, me, meta }, new FollowTicketCommand({ ticketId: id, userId: me.userId }, meta, version));
  }

  @Post('unfollow')
  @ApiOperation({ summary: 'Stop following a ticket' })
  @HttpCode(200)
  @Allow('ticket.follow')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  unfollow(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run({ ticketId: id, me, meta }, new UnfollowTicketCommand({ ticketId: id, userId: me.userId }, meta, version));
  }

  @Post('snooze')
  @ApiOperation({ summary: 'Take a ticket out of the default views until a time' })
  @HttpCode(200)
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  snooze(
    @Param() { id }: IdParam,
    @Body() { until, reason }: SnoozeTicketDto,
    @Me() me: Principal,
    @Meta() meta: CommandMeta,
    @IfMatch() version?: number,
  ) {
    const command = new SnoozeTicketCommand({ ticketId: id, until, userId: me.userId, reason: reason ?? null }, meta, version);
    return this.run({ ticketId: id, me, meta }, command);
  }

  @Delete('snooze')
  @ApiOperation({ summary: 'Take a snoozed ticket back before its time' })
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  endSnooze(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run({ ticketId: id, me, meta }, new EndSnoozeCommand({ ticketId: id }, meta, version));
  }

  @Post('tags/:tag')
  @ApiOperation({ summary: 'Add a tag to a ticket' })
  @HttpCode(200)
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  tag(@Param() { id, tag }: TicketTagParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run({ ticketId: id, me, meta }, new TagTicketCommand({ ticketId: id, tag }, meta, version));
  }

  @Delete('tags/:tag')
  @ApiOperation({ summary: 'Remove a tag from a ticket' })
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  untag(@Param() { id, tag }: TicketTagParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run({ ticketId: id, me, meta }, new UntagTicketCommand({ ticketId: id, tag }, meta, version));
  }

  private run(write: TicketWrite, command: Command<Changed<unknown>>) {
    return this.answers.after(write, async () => {
      await this.records.require(write.ticketId, write.me);
      return command;
    });
  }
}
