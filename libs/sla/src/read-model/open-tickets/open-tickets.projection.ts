import type { TicketEvent } from '@casewright/contracts';
import { defineProjection } from '@casewright/subscriptions';
import { isSolved } from '../../domain/clock/followed-ticket';

/** Since when the ticket waits to be solved: from its opening, or from when it came back. */
export interface OpenTicketRow {
  readonly since: string;
}

type Followed = Extract<TicketEvent, { type: 'ticket.opened' | 'ticket.status-changed' }>;

/** `rm.sla_open_tickets`: the tickets that are not solved, whether or not a policy gives them a clock. */
export const openTickets = defineProjection<OpenTicketRow, Followed>({
  name: 'sla-open-tickets',
  version: 1,
  pace: 50,
  events: ['ticket.opened', 'ticket.status-changed'],
  columns: { since: 'timestamptz(3) not null' },
  key: ({ streamId }) => streamId,
  fold(row, event) {
    const { category } = event.type === 'ticket.opened' ? event.data.status : event.data.to;
    return isSolved(category) ? undefined : (row ?? { since: event.meta.at });
  },
});
