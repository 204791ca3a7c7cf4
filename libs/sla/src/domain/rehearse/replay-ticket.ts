import type { SlaEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { CalendarVersion } from '../business-time/calendar-hours';
import { noClocksYet, type ClocksState } from '../clock/clocks-state';
import { evolveTicket, mayRetarget, type FollowedTicket, type FollowedTicketEvent } from '../clock/followed-ticket';
import { ticketClocks, type Clocks } from '../clocks';
import { slaClock, type ClockFacts, type FollowedEvent } from '../sla-clock.process';
import type { TermsOf } from './terms-in';

/** What people did to clocks: it holds under a draft as well. What the process recorded is found out anew. */
export type Correction = Stored<Extract<SlaEvent, { type: 'sla.credited' | 'sla.excused' | 'sla.excuse-withdrawn' }>>;

export interface Replay {
  readonly termsOf: TermsOf;
  readonly calendars: readonly CalendarVersion[];
  /** The end of the stretch: what is due by then has happened. Milliseconds since 1970. */
  readonly end: number;
}

export interface ReplayedTicket {
  readonly ticket: FollowedTicket | null;
  readonly clocks: Clocks;
}

/** The clocks of one ticket as the process itself keeps them, fed with what happened in the order of the log. */
export function replayTicket(history: readonly Stored<FollowedTicketEvent | Correction>[], replay: Replay): ReplayedTicket {
  let state: ClocksState = noClocksYet;
  let clocks: Clocks = {};
  let isDone = false;
  const step = (input: Parameters<typeof slaClock.on>[1], facts: ClockFacts) => {
    const answer = slaClock.on(state, input, new Date(replay.end), facts);
    state = answer.state;
    isDone = answer.done ?? false;
    for (const { data } of answer.commands ?? []) clocks = recorded(clocks, (data as { events: readonly SlaEvent[] }).events);
  };
  for (const event of history) {
    if (isCorrection(event)) clocks = recorded(clocks, [event]);
    if (!isDone && isFollowed(event)) step(event, factsFor(state, event, replay));
  }
  if (!isDone) step({ type: 'process.woken', at: new Date(replay.end).toISOString() }, { now: null, calendars: [] });
  return { ticket: state.ticket, clocks };
}

const recorded = (clocks: Clocks, events: readonly SlaEvent[]): Clocks => events.reduce(ticketClocks.evolve, clocks);

type Event = Stored<FollowedTicketEvent | Correction>;
const isCorrection = (event: Event): event is Correction => event.category === 'sla';
/** An excuse changes no clock. */
const isFollowed = (event: Event): event is Exclude<Event, Stored<Extract<Correction, { type: 'sla.excused' | 'sla.excuse-withdrawn' }>>> =>
  event.type !== 'sla.excused' && event.type !== 'sla.excuse-withdrawn';

function factsFor(state: ClocksState, event: Stored<FollowedEvent>, { termsOf, calendars }: Replay): ClockFacts {
  if (event.category === 'sla' || !mayRetarget(event)) return { now: null, calendars };
  const ticket = evolveTicket(state.ticket, event as Stored<FollowedTicketEvent>);
  return { now: ticket && termsOf(ticket, event.type), calendars };
}
