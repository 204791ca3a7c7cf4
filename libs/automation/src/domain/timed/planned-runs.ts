import type { Schedule } from '@casewright/rules';

/** What to do about the times of a schedule that have come. Epoch milliseconds. */
export interface PlannedRuns {
  /** The one to run; null where none has come, or all came too long ago. */
  readonly run: number | null;
  /** Those that are not made up for, the newest first, at most `mostMissed`. */
  readonly missed: readonly number[];
  /** Whether others were missed before those. */
  readonly earlier: 'some' | 'none';
}

/** A run that was missed is made up for within so long, and only the last one. */
export const makeUpWithin = 12 * 3_600_000;
export const mostMissed = 20;
const shortestLook = 60_000;
const firstPortion = 4;

const nothing: PlannedRuns = { run: null, missed: [], earlier: 'none' };

/** The times after `since`, up to and with `now`. However often a rule was due meanwhile, it runs once. */
export function plannedRuns(schedule: Schedule, since: number, now: number): PlannedRuns {
  const [first] = schedule.next(1, since);
  if (first === undefined || first > now) return nothing;
  const times = newest(schedule, since, now);
  const last = times.at(-1) ?? first;
  const run = now - last <= makeUpWithin ? last : null;
  const missed = (run === null ? times : times.slice(0, -1)).reverse().slice(0, mostMissed);
  return { run, missed, earlier: (missed.at(-1) ?? last) > first ? 'some' : 'none' };
}

/** More than `mostMissed` of the latest times where there are so many: looks back twice as far each time, so that a long absence costs little. */
function newest(schedule: Schedule, since: number, now: number): number[] {
  for (let look = shortestLook; ; look *= 2) {
    const from = Math.max(since, now - look);
    const times = between(schedule, from, now);
    if (from === since || times.length > mostMissed) return times;
  }
}

function between(schedule: Schedule, from: number, to: number): number[] {
  const times: number[] = [];
  for (let portion = firstPortion; ; portion *= 2) {
    const come = schedule.next(portion, times.at(-1) ?? from).filter((time) => time <= to);
    times.push(...come);
    if (come.length < portion) return times;
  }
}
