import { Allow, IdParam, Me, Meta } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CreditClockCommand, ExcuseClockCommand, WithdrawExcuseCommand } from '../application/correct-clock/correct-clock.commands';
import { TicketClocks } from '../read-model/clocks/ticket-clocks.query';
import { ClockListDto, ClockParamsDto, CreditClockDto, ExcuseClockDto } from './sla.dto';

/** Clocks are for those who work on a ticket: who may read internal notes may see them. */
@ApiTags('sla')
@Controller('tickets/:id/clocks')
export class ClocksController {
  constructor(
    private readonly clocks: TicketClocks,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: "List a ticket's SLA clocks with their ledgers" })
  @Allow('ticket.note')
  @ZodResponse({ status: 200, type: ClockListDto })
  list(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.clocks.list(me, id);
  }

  @Post(':target/credit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a clock time back, or take some away' })
  @Allow('sla.correct')
  @ZodResponse({ status: 200, type: ClockListDto })
  credit(@Param() { id, target }: ClockParamsDto, @Body() credit: CreditClockDto, @Me() by: Principal, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CreditClockCommand({ ticketId: id, target, by }, credit, meta));
  }

  @Post(':target/excuse')
  @HttpCode(200)
  @ApiOperation({ summary: 'Excuse a breach: it does not count any more' })
  @Allow('sla.correct')
  @ZodResponse({ status: 200, type: ClockListDto })
  excuse(@Param() { id, target }: ClockParamsDto, @Body() excuse: ExcuseClockDto, @Me() by: Principal, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ExcuseClockCommand({ ticketId: id, target, by }, excuse, meta));
  }

  @Delete(':target/excuse')
  @ApiOperation({ summary: 'Withdraw an excuse: the breach counts again' })
  @Allow('sla.correct')
  @ZodResponse({ status: 200, type: ClockListDto })
  withdrawExcuse(@Param() { id, target }: ClockParamsDto, @Body() excuse: ExcuseClockDto, @Me() by: Principal, @Meta() meta: CommandMeta) {
    return this.commands.execute(new WithdrawExcuseCommand({ ticketId: id, target, by }, excuse, meta));
  }
}
