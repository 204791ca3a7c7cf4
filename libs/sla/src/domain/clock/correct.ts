import type { ClockChange, SlaEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import { kindOf } from '../targets';
import { evolveClock, type Clock } from './clock';
import { isActive } from './clock-state';
import { trackOf, type ClocksState } from './clocks-state';
import { forgive, retarget, type Moment } from './decisions';
import { apply } from './hand';
import type { Hours } from './ledger';
import { settle } from './milestones';

export type Credited = Stored<Extract<SlaEvent, { type: 'sla.credited' }>>;

/** Gives time to the episode that the credit is for; one for an episode before the newest changes nothing any more. */
export function credit(
  state: ClocksState,
  event: Credited,
  at: number,
  hours: Hours,
): { state: ClocksState; events: readonly ClockChange[] } {
  const { target, episode } = event.data;
  const track = trackOf(state.tracks, kindOf(target));
  const { clock } = track;
  if (clock?.episode !== episode) return { state, events: [] };
  const moment: Moment = { ticketId: state.ticketId, target, episode, at, cause: { eventId: event.eventId, type: event.type } };
  const due = (current: Clock) => settle(current, moment.ticketId, target, at);
  const before = apply(clock, [due]);
  const given = evolveClock(before.clock, event);
  const after = given ? apply(given, [(current) => answer(current, moment, hours), due]) : before;
  return {
    state: { ...state, tracks: { ...state.tracks, [target]: { ...track, clock: after.clock } } },
    events: [...before.events, ...after.events],
  };
}

const answer = (clock: Clock, moment: Moment, hours: Hours): ClockChange[] =>
  isActive(clock) ? retarget(clock, moment, clock.terms, null, hours) : forgive(clock, moment, hours);
