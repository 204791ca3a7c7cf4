import { Allow, IdParam, IfMatch, Me, Meta, OnRepeat, Versioned } from '@casewright/http';
import { requireVersion, type CommandMeta, type Principal } from '@casewright/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { MergeTicketCommand } from '../application/merge-ticket/merge-ticket.command';
import { SplitTickets } from '../application/requests/split-tickets';
import { ticketIdOf } from '../application/requests/written-tickets';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import { TicketAnswers } from './ticket-answers';
import { MergeTicketDto, SplitTicketDto, TicketViewDto } from './tickets.dto';

/** Answers with the ticket that it wrote to: the one that stays, and the new one. Two tickets that should be one, and one that should be two. */
@ApiTags('tickets')
@Controller('tickets/:id')
@OnRepeat('by-handler')
export class TicketJoinsController {
  constructor(
    private readonly records: TicketRecords,
    private readonly splits: SplitTickets,
    private readonly answers: TicketAnswers,
  ) {}

  @Post('merge')
  @ApiOperation({ summary: 'Merge a ticket into another one of the same requester' })
  @HttpCode(200)
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  merge(
    @Param() { id }: IdParam,
    @Body() { into }: MergeTicketDto,
    @Me() me: Principal,
    @Meta() meta: CommandMeta,
    @IfMatch() version?: number,
  ) {
    return this.answers.after({ ticketId: into, me, meta }, async () => {
      const merged = await this.records.require(id, me);
      requireVersion(merged, version);
      await this.records.require(into, me);
      return new MergeTicketCommand({ ticketId: into, mergedId: id }, meta);
    });
  }

  @Post('split')
  @ApiOperation({ summary: 'Open a message of a customer as a ticket of its own' })
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 201, type: TicketViewDto })
  split(@Param() { id }: IdParam, @Body() request: SplitTicketDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.answers.after({ ticketId: ticketIdOf(meta), me, meta }, async () =>
      this.splits.command(await this.records.require(id, me), request, meta),
    );
  }
}
