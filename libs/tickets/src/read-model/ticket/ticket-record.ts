import { happenedAt, type TicketEvent, type TicketOrigin } from '@casewright/contracts';
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
  /** The system that it was taken over from. */
  readonly origin: TicketOrigin | null;
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
  const [first] = events;
  let categorySince = first?.meta.at ?? '';
  for (const event of events) {
    state = ticket.evolve(state, event);
    if (event.type === 'ticket.status-changed' && event.data.from.category !== event.data.to.category) categorySince = event.meta.at;
  }
  const last = events.at(-1);
  if (state.stage === 'absent' || !first || !last) return null;
  return {
    id: first.streamId,
    version: last.version,
    ticket: state,
    comments: events.filter((event): event is Commented => event.type === 'ticket.commented'),
    ...beginningOf(first),
    splits: events.flatMap((event) => (event.type === 'ticket.split' ? [event.data] : [])),
    categorySince,
    updatedAt: last.meta.at,
  };
}

function beginningOf({ meta, ...opened }: Stored<TicketEvent>): Pick<TicketRecord, 'followsUp' | 'splitFrom' | 'origin' | 'createdAt'> {
  if (opened.type !== 'ticket.opened') throw new Error(`The stream begins with ${opened.type}`);
  const { followsUp, splitFrom, imported } = opened.data;
  return { followsUp, splitFrom: splitFrom?.ticketId ?? null, origin: imported ?? null, createdAt: happenedAt({ ...opened, meta }) };
}
