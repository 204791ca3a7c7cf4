import type { TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import { ticket, type ClosedTicket, type LiveTicket, type Ticket } from '../../domain';

type Split = Extract<TicketEvent, { type: 'ticket.split' }>['data'];
type Commented = Stored<Extract<TicketEvent, { type: 'ticket.commented' }>>;

/** Everything about one ticket, folded from its stream: never behind the log. */
export interface TicketRecord {
  readonly id: string;
  readonly version: number;
  readonly ticket: LiveTicket | ClosedTicket;
  readonly comments: readonly Commented[];
  readonly followsUp: string | null;
  /** The ticket that a comment was split from. */
  readonly splitFrom: string | null;
  readonly splits: readonly Split[];
  /** When it came into the category of its status. */
  readonly categorySince: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Null where there are no events. */
export function recordOf(events: readonly Stored<TicketEvent>[]): TicketRecord | null {
  let state: Ticket = ticket.initial;
  let categorySince = events[0]?.meta.at ?? '';
  for (const event of events) {
    state = ticket.evolve(state, event);
    if (event.type === 'ticket.status-changed' && event.data.from.category !== event.data.to.category) categorySince = event.meta.at;
  }
  const [first] = events;
  const last = events.at(-1);
  if (state.stage === 'absent' || !first || !last) return null;
  return {
    id: first.streamId,
    version: last.version,
    ticket: state,
    comments: events.filter((event): event is Commented => event.type === 'ticket.commented'),
    followsUp: first.type === 'ticket.opened' ? first.data.followsUp : null,
    splitFrom: first.type === 'ticket.opened' ? (first.data.splitFrom?.ticketId ?? null) : null,
    splits: events.flatMap((event) => (event.type === 'ticket.split' ? [event.data] : [])),
    categorySince,
    createdAt: first.meta.at,
    updatedAt: last.meta.at,
  };
}
