import { Allow, IdParam, Me, Meta } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CancelReminderCommand } from '../application/reminders/cancel-reminder/cancel-reminder.command';
import { SetReminderCommand } from '../application/reminders/set-reminder/set-reminder.command';
import { Reminders } from '../read-model/reminders/reminders.query';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import { ListRemindersDto, ReminderDto, ReminderListDto, ReminderParamDto, SetReminderDto } from './reminders.dto';

/** Everybody has their own; nobody sees those of others. */
@ApiTags('reminders')
@Controller()
export class RemindersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly tickets: TicketRecords,
    private readonly reminders: Reminders,
  ) {}

  @Get('reminders')
  @ApiOperation({ summary: 'List what one is to be reminded of, the next one first' })
  @Allow('notification.view')
  @ZodResponse({ status: 200, type: ReminderListDto })
  waiting(@Query() page: ListRemindersDto, @Me() me: Principal) {
    return this.reminders.waiting(me, page);
  }

  @Get('tickets/:id/reminders')
  @ApiOperation({ summary: 'List the own reminders on a ticket' })
  @Allow('notification.view')
  @ZodResponse({ status: 200, type: ReminderListDto })
  onTicket(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.reminders.onTicket(id, me);
  }

  @Post('tickets/:id/reminders')
  @ApiOperation({ summary: 'Have oneself reminded of a ticket' })
  @Allow('notification.view')
  @ZodResponse({ status: 201, type: ReminderDto })
  async set(@Param() { id }: IdParam, @Body() wish: SetReminderDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    await this.tickets.require(id, me);
    const reminderId = await this.commands.execute(new SetReminderCommand(id, me.userId, wish, meta));
    return this.reminders.one(id, reminderId, me);
  }

  @Delete('tickets/:id/reminders/:reminderId')
  @ApiOperation({ summary: 'Cancel an own reminder' })
  @Allow('notification.view')
  @ZodResponse({ status: 200, type: ReminderDto })
  async cancel(@Param() { id, reminderId }: ReminderParamDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    await this.tickets.require(id, me);
    await this.commands.execute(new CancelReminderCommand({ reminderId, ticketId: id, userId: me.userId }, meta));
    return this.reminders.one(id, reminderId, me);
  }
}
