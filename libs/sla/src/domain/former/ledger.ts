// Part of version 1 of the process that keeps clocks, as it was: Temporal replays with it what was lived through with it.
import { addBusinessTime, businessBetween } from '../business-time/business-time';
import type { WorkingTime } from '../business-time/working-time';
import type { Assignment } from './first-types';

/** The ticket event that brought something about. */
export interface Cause {
  readonly eventId: string;
  readonly type: string;
}

/** From (included) to (excluded), in milliseconds since 1970; `to` is null for the stretch that goes on. */
export interface Stretch {
  readonly from: number;
  readonly to: number | null;
  readonly kind: 'running' | 'paused';
  /** Open time used up; 0 while the stretch goes on, and where it is a pause. */
  readonly elapsedMs: number;
  readonly cause: Cause;
  readonly assignment: Assignment;
}

/** The stretches whose sum is the clock, without gaps. */
export type Ledger = readonly Stretch[];

/** Finds the hours that an assignment counts by. */
export type Hours = (assignment: Assignment) => WorkingTime;

/** Ends the stretch that goes on. `elapsedMs` is the clock's total at that time. One that would be empty leaves no trace. */
export function close(ledger: Ledger, at: number, elapsedMs: number): Ledger {
  const last = ledger.at(-1);
  if (!last || last.to !== null) return ledger;
  const before = ledger.slice(0, -1);
  if (last.from === at) return before;
  return [...before, { ...last, to: at, elapsedMs: last.kind === 'running' ? Math.max(0, elapsedMs - elapsedBefore(before)) : 0 }];
}

export const open = (ledger: Ledger, from: number, kind: Stretch['kind'], cause: Cause, assignment: Assignment): Ledger => [
  ...ledger,
  { from, to: null, kind, elapsedMs: 0, cause, assignment },
];

const elapsedBefore = (ledger: Ledger): number => ledger.reduce((sum, stretch) => sum + stretch.elapsedMs, 0);

/** Open time that the clock has used up until an instant. */
export function elapsedAt(ledger: Ledger, at: number, hours: Hours): number {
  const last = ledger.at(-1);
  const running = last?.to === null && last.kind === 'running' ? Math.max(0, businessBetween(hours(last.assignment), last.from, at)) : 0;
  return elapsedBefore(ledger) + running;
}

/** The instant at which so much open time is used up; null when the clock stands still before that. */
export function reachedAt(ledger: Ledger, duration: number, hours: Hours): number | null {
  let left = duration;
  for (const stretch of ledger) {
    if (stretch.kind === 'paused') continue;
    if (stretch.to === null || stretch.elapsedMs >= left) return addBusinessTime(hours(stretch.assignment), stretch.from, left);
    left -= stretch.elapsedMs;
  }
  return null;
}

const millisecondsOf = (minutes: number): number => Math.round(minutes * 60_000);

/** When the goal and the warning before it are reached. */
export function milestones(
  ledger: Ledger,
  { goalMinutes, warnAtPercent }: Assignment,
  hours: Hours,
): { dueAt: number | null; warnAt: number | null } {
  const goal = millisecondsOf(goalMinutes);
  return { dueAt: reachedAt(ledger, goal, hours), warnAt: reachedAt(ledger, Math.round((goal * warnAtPercent) / 100), hours) };
}
