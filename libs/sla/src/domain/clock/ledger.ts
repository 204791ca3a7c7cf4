import type { SlaWarning } from '@casewright/contracts';
import { businessBetween, shiftBusinessTime } from '../business-time/business-time';
import type { WorkingTime } from '../business-time/working-time';
import type { Basis, Cause, Terms } from './terms';

/** From (included) to (excluded), in milliseconds since 1970; `to` is null for the stretch that goes on. */
export interface Stretch {
  readonly from: number;
  readonly to: number | null;
  readonly kind: 'running' | 'paused';
  /** Open time used up; 0 while the stretch goes on, and where it is a pause. */
  readonly elapsedMs: number;
  readonly cause: Cause;
  readonly basis: Basis;
}

/** The stretches whose sum is the clock, without gaps. */
export type Ledger = readonly Stretch[];

/** Finds the hours that a stretch counts by. */
export type Hours = (basis: Basis) => WorkingTime;

/** Ends the stretch that goes on. `elapsedMs` is the clock's total at that time. One that would be empty leaves no trace. */
export function close(ledger: Ledger, at: number, elapsedMs: number): Ledger {
  const last = ledger.at(-1);
  if (!last || last.to !== null) return ledger;
  const before = ledger.slice(0, -1);
  if (last.from === at) return before;
  return [...before, { ...last, to: at, elapsedMs: last.kind === 'running' ? Math.max(0, elapsedMs - elapsedBefore(before)) : 0 }];
}

export const open = (ledger: Ledger, from: number, kind: Stretch['kind'], cause: Cause, basis: Basis): Ledger => [
  ...ledger,
  { from, to: null, kind, elapsedMs: 0, cause, basis },
];

export const elapsedBefore = (ledger: Ledger): number => ledger.reduce((sum, stretch) => sum + stretch.elapsedMs, 0);

/** Open time that the clock has used up until an instant. */
export function elapsedAt(ledger: Ledger, at: number, hours: Hours): number {
  const last = ledger.at(-1);
  const running = last?.to === null && last.kind === 'running' ? Math.max(0, businessBetween(hours(last.basis), last.from, at)) : 0;
  return elapsedBefore(ledger) + running;
}

/** The instant at which so much open time is used up; null when the clock stands still before that, or 20 years do not reach it. */
export function reachedAt(ledger: Ledger, duration: number, hours: Hours): number | null {
  let left = duration;
  for (const stretch of ledger) {
    if (stretch.kind === 'paused') continue;
    if (stretch.to === null || stretch.elapsedMs >= left) return shiftBusinessTime(hours(stretch.basis), stretch.from, left);
    left -= stretch.elapsedMs;
  }
  return null;
}

/** When a clock is due, and when it reaches its warnings and breach levels, by their places. */
export interface Milestones {
  readonly dueAt: number | null;
  readonly warnAts: readonly (number | null)[];
  readonly levelAts: readonly (number | null)[];
}

const minute = 60_000;
const usedAt = (warning: SlaWarning, goal: number): number =>
  'percent' in warning ? Math.round((goal * warning.percent) / 100) : goal - warning.minutesBefore * minute;

/** The goal with the time that people gave or took, in milliseconds; never below zero. */
export const goalOf = ({ goalMinutes }: Pick<Terms, 'goalMinutes'>, creditMs: number): number =>
  Math.max(0, goalMinutes * minute + creditMs);

export function milestones(ledger: Ledger, terms: Terms, creditMs: number, hours: Hours): Milestones {
  const goal = goalOf(terms, creditMs);
  const reached = (duration: number) => reachedAt(ledger, Math.max(0, duration), hours);
  return {
    dueAt: reached(goal),
    warnAts: terms.warnings.map((warning) => reached(usedAt(warning, goal))),
    levelAts: terms.breachLevels.map((level) => reached(goal + level * minute)),
  };
}
