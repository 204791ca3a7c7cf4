import type { Schedule } from '@casewright/rules';

/** What to do about the times of a schedule that have come. Epoch milliseconds. */
export interface PlannedRuns {
  /** The one to run; null where none has come, or all came too long ago. */
  readonly run: number | null;
  /** Those that are not made up for, the newest first, at most `mostMissed`. */
  readonly missed: readonly number[];
  /** How many were missed before those. */
  readonly earlier: number;
}

/** A run that was missed is made up for within so long, and only the last one. */
export const makeUpWithin = 12 * 3_600_000;
export const mostMissed = 20;
const mostAsked = 500;

/** The times after `since`, up to and with `now`. However often a rule was due meanwhile, it runs once. */
export function plannedRuns(schedule: Schedule, since: number, now: number): PlannedRuns {
  const times: number[] = [];
  // Most looks at the clock find nothing new, and each time takes a while to work out.
  for (let [after, asked] = [since, 1]; ; asked = Math.min(asked * 2, mostAsked)) {
    const come = schedule.next(asked, after).filter((time) => time <= now);
    times.push(...come);
    if (come.length < asked) break;
    after = come.at(-1) ?? now;
  }
  const last = times.at(-1);
  if (last === undefined) return { run: null, missed: [], earlier: 0 };
  const run = now - last <= makeUpWithin ? last : null;
  const missed = (run === null ? times : times.slice(0, -1)).reverse();
  return { run, missed: missed.slice(0, mostMissed), earlier: Math.max(0, missed.length - mostMissed) };
}
