import { Allow, IdParam, Me } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { TicketClocks } from '../read-model/clocks/ticket-clocks.query';
import { ClockListDto } from './sla.dto';

/** Clocks are for those who work on a ticket: who may read internal notes may see them. */
@ApiTags('sla')
@Controller('tickets/:id/clocks')
export class ClocksController {
  constructor(private readonly clocks: TicketClocks) {}

  @Get()
  @ApiOperation({ summary: "List a ticket's SLA clocks with their ledgers" })
  @Allow('ticket.note')
  @ZodResponse({ status: 200, type: ClockListDto })
  list(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.clocks.list(me, id);
  }
}
