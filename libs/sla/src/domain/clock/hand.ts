import type { ClockChange } from '@casewright/contracts';
import type { Waiting } from '../targets/target-kind';
import { evolveClock, type Clock } from './clock';
import { isActive } from './clock-state';
import { cancel, meet, pause, reopen, resume, retarget, start, type Begun, type Moment } from './decisions';
import { elapsedAt, elapsedBefore, type Hours, type Stretch } from './ledger';
import { settle } from './milestones';
import { recount, turnsSince, type Beginning, type Mark } from './recount';
import { sameTerms, type Terms } from './terms';

export interface Moved {
  readonly clock: Clock | null;
  readonly events: readonly ClockChange[];
}

/** What a clock is steered by at a moment. `terms` are null where no policy gives the target a goal. */
export interface Steering {
  readonly waits: Waiting['for'];
  /** Where a clock that still waits stands. */
  readonly stands: Stretch['kind'];
  readonly terms: Terms | null;
  readonly effect: 'remaining-time' | 'recompute';
  readonly beginning: Beginning;
  readonly past: readonly Mark[];
  readonly hours: Hours;
}

type Decision = (clock: Clock) => readonly ClockChange[];

/** Applies decisions one after the other, each to the clock that the one before left. */
export function apply(clock: Clock, decisions: readonly Decision[]): Moved {
  const events: ClockChange[] = [];
  let current: Clock | null = clock;
  for (const decide of decisions) {
    const decided: readonly ClockChange[] = current ? decide(current) : [];
    events.push(...decided);
    current = decided.reduce<Clock | null>(evolveClock, current);
  }
  return { clock: current, events };
}

/** Moves a clock to where it should stand at a moment. What was due before the moment is settled first. */
export function steer(clock: Clock, moment: Moment, steering: Steering): Moved {
  const { hours, stands, waits, terms } = steering;
  const settled: Decision = (current) => settle(current, moment.ticketId, moment.target, moment.at);
  return apply(clock, [
    settled,
    (current) => moves(current, moment, steering),
    (current) => retargets(current, moment, steering),
    (current) => (current.phase === 'running' && waits === 'still' && stands === 'paused' && terms ? pause(current, moment, hours) : []),
    settled,
  ]);
}

function moves(clock: Clock, moment: Moment, { waits, stands, terms, hours }: Steering): readonly ClockChange[] {
  if (waits === 'met') return isActive(clock) ? meet(clock, moment, hours) : [];
  if (waits === 'cancelled' || !terms) return isActive(clock) ? cancel(clock, moment, hours) : [];
  if (!isActive(clock)) return [reopen(clock, moment, hours)];
  if (clock.phase === stands) return [];
  return stands === 'paused' ? pause(clock, moment, hours) : [resume(clock, moment, hours)];
}

function retargets(clock: Clock, moment: Moment, { terms, effect, beginning, past, hours }: Steering): readonly ClockChange[] {
  if (!terms || !isActive(clock)) return [];
  const isSame = sameTerms(clock.terms, terms);
  if (effect === 'remaining-time') return isSame ? [] : retarget(clock, moment, terms, null, hours);
  const counted = recount(past, beginning, terms, moment.at, hours);
  // Counted again under the terms that it has: only where something of the past was counted by others.
  if (isSame && elapsedBefore(counted) === elapsedAt(clock.ledger, moment.at, hours)) return [];
  return retarget(clock, moment, terms, counted, hours);
}

/** Starts a clock where its episode began, or now where nothing of the past counts, and leads it through what has happened since. */
export function startFrom(moment: Moment, ticket: Begun, steering: Steering): Moved {
  const { beginning, terms, past, hours } = steering;
  if (!terms) return { clock: null, events: [] };
  const begun = start({ ...moment, ...beginning }, terms, ticket, hours);
  const first = evolveClock(null, begun);
  if (!first) return { clock: null, events: [begun] };
  let moved: Moved = { clock: first, events: [begun] };
  for (const { at, cause, kind } of [...turnsSince(past, beginning, terms, moment.at), { ...moment, kind: steering.stands }]) {
    if (!moved.clock) break;
    const next = steer(moved.clock, { ...moment, at, cause }, { ...steering, stands: kind, effect: 'remaining-time' });
    moved = { clock: next.clock, events: [...moved.events, ...next.events] };
  }
  return moved;
}
