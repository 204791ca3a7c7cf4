// Part of version 1 of the process that keeps clocks, as it was: Temporal replays with it what was lived through with it.
import { evolveClock, type Clock } from './clock';
import { cancel, meet, pause, reopen, resume, retarget, settle, start, type Moment } from './decisions';
import type { Desired } from './followed-ticket';
import type { Assignment, SlaEvent, SlaTarget } from './first-types';
import type { Cause, Hours } from './ledger';

/** A change of where a clock should stand. */
export interface Mark {
  readonly at: number;
  readonly cause: Cause;
  readonly desired: Desired;
}

/**
 * A target of a ticket, with or without a clock. As long as no policy gives it a goal, it remembers what happened: a policy that
 * comes to apply later counts from the beginning.
 */
export interface Track {
  readonly clock: Clock | null;
  readonly marks: readonly Mark[];
}

export const emptyTrack: Track = { clock: null, marks: [] };

export interface Moved {
  readonly clock: Clock | null;
  readonly events: readonly SlaEvent[];
}

type Decision = (clock: Clock) => readonly SlaEvent[];

const sameAssignment = (one: Assignment, other: Assignment): boolean =>
  one.policyId === other.policyId &&
  one.policyVersion === other.policyVersion &&
  one.calendarId === other.calendarId &&
  one.calendarVersion === other.calendarVersion &&
  one.goalMinutes === other.goalMinutes &&
  one.warnAtPercent === other.warnAtPercent;

/** Applies decisions one after the other, each to the clock that the one before left. */
function apply(clock: Clock, decisions: readonly Decision[]): Moved {
  const events: SlaEvent[] = [];
  let current: Clock | null = clock;
  for (const decide of decisions) {
    const decided: readonly SlaEvent[] = current ? decide(current) : [];
    events.push(...decided);
    current = decided.reduce<Clock | null>(evolveClock, current);
  }
  return { clock: current, events };
}

/** Moves a clock to where it should stand at a moment. What was due before the moment is settled first. */
export function steer(clock: Clock, moment: Moment, desired: Desired, wanted: Assignment | null, hours: Hours): Moved {
  const settled: Decision = (current) => settle(current, moment.ticketId, moment.target, moment.at);
  return apply(clock, [
    settled,
    (current) => movesTo(current, wanted === null && desired !== 'met' ? 'cancelled' : desired, moment, hours),
    (current) => retargets(current, wanted, moment, hours),
    (current) => (desired === 'paused' && current.phase === 'running' && wanted !== null ? pause(current, moment, hours) : []),
    settled,
  ]);
}

function movesTo(clock: Clock, desired: Desired, moment: Moment, hours: Hours): readonly SlaEvent[] {
  const active = clock.phase === 'running' || clock.phase === 'paused';
  switch (desired) {
    case 'met':
      return active ? meet(clock, moment, hours) : [];
    case 'cancelled':
      return active ? cancel(clock, moment, hours) : [];
    case 'running':
      if (clock.phase === 'running') return [];
      return [clock.phase === 'paused' ? resume(clock, moment, hours) : reopen(clock, moment, hours)];
    case 'paused':
      if (clock.phase === 'paused') return [];
      return clock.phase === 'running' ? pause(clock, moment, hours) : [reopen(clock, moment, hours)];
  }
}

function retargets(clock: Clock, wanted: Assignment | null, moment: Moment, hours: Hours): readonly SlaEvent[] {
  if (wanted === null || (clock.phase !== 'running' && clock.phase !== 'paused') || sameAssignment(clock.assignment, wanted)) return [];
  return retarget(clock, moment, wanted, hours);
}

/** Starts a clock where the ticket began and leads it through all that has happened since. */
export function startFrom(marks: readonly Mark[], wanted: Assignment, ticketId: string, target: SlaTarget, hours: Hours): Moved {
  const [first] = marks;
  if (!first) return { clock: null, events: [] };
  const begun = start({ ticketId, target, at: first.at, cause: first.cause }, wanted, hours);
  let clock = evolveClock(null, begun);
  const events: SlaEvent[] = [begun];
  for (const { at, cause, desired } of marks) {
    if (!clock) break;
    const moved = steer(clock, { ticketId, target, at, cause }, desired, wanted, hours);
    events.push(...moved.events);
    clock = moved.clock;
  }
  return { clock, events };
}
