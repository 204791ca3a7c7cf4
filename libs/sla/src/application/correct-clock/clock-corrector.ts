import { TicketDirectory, TicketVisibility, type ClockChange, type ClockList } from '@casewright/contracts';
import { missing, type CommandMeta } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { Clocks } from '../../domain/clocks';
import type { Correcting } from '../../domain/corrections';
import { clocksStream, ClocksRepository } from '../../read-model/clocks/clocks.repository';
import { TicketClocks } from '../../read-model/clocks/ticket-clocks.query';
import type { ClockOf } from './correct-clock.commands';

type Decide = (clocks: Clocks, correcting: Correcting) => readonly ClockChange[];

/** Records what somebody decides about a clock, and answers with the clocks of the ticket. */
@Injectable()
export class ClockCorrector {
  constructor(
    private readonly clocks: ClocksRepository,
    private readonly views: TicketClocks,
    private readonly visibility: TicketVisibility,
    private readonly tickets: TicketDirectory,
  ) {}

  async correct({ ticketId, target, by }: ClockOf, reason: string, meta: CommandMeta, decide: Decide): Promise<ClockList> {
    if (!(await this.visibility.canSee(by, ticketId))) throw missing();
    const ticket = await this.tickets.find(ticketId);
    if (!ticket) throw missing();
    const correcting = { ticketId, target, subjectId: ticket.requesterId, reason, at: Date.parse(meta.at) };
    await this.clocks.change(clocksStream(ticketId), meta, (clocks) => decide(clocks, correcting));
    return this.views.list(by, ticketId);
  }
}
