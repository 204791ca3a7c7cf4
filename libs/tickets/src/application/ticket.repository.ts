import type { TicketEvent } from '@casewright/contracts';
import { Repository, RepositoryTools, type Changed } from '@casewright/event-store';
import { Injectable } from '@nestjs/common';
import { minding, ticket, type Decision, type Ticket } from '../domain';
import type { AnyTicketCommand } from './ticket-command';

@Injectable()
export class TicketRepository extends Repository<Ticket, TicketEvent> {
  constructor(tools: RepositoryTools) {
    super(tools, ticket);
  }

  /** Changes the ticket of a command by one decision. */
  apply({ data, meta, expectedVersion }: AnyTicketCommand, decide: Decision): Promise<Changed<Ticket>> {
    return this.change(data.ticketId, meta, minding(decide, meta.actor), expectedVersion === undefined ? {} : { expectedVersion });
  }

  /** Who has the ticket now, for the look-ups before a decision. */
  async assigneeOf(ticketId: string): Promise<string | null> {
    const { state } = await this.load(ticketId);
    return state.stage === 'absent' ? null : state.assigneeId;
  }
}
