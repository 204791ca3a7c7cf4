import type { ClockFigures, ClockStanding, QueueFilter, SlaTarget } from '@casewright/contracts';
import { figure } from './tally';

/** Clocks that stand alike, by what they are divided by. */
export type ClockCounts = readonly {
  readonly standing: string;
  readonly key: string | null;
  readonly count: number;
}[];

/** How the clocks of some targets stand; `filter` narrows the queue to their tickets. */
export function clockFigures(counts: ClockCounts, targets: readonly SlaTarget[], filter: QueueFilter): ClockFigures {
  const of = (standing: ClockStanding) => {
    const count = sumOf(counts.filter((counted) => counted.standing === standing));
    return figure(count, { ...filter, clock: targets.map((target) => `${target}:${standing}`).join(',') });
  };
  const [met, breached, excused, running] = [of('met'), of('breached'), of('excused'), of('running')];
  return { met, breached, excused, running, attainment: attained(met.count, breached.count) };
}

/** The share of the promises that were kept; null before any has come to its end. */
const attained = (met: number, breached: number): number | null => (met + breached === 0 ? null : met / (met + breached));

/** What has clocks, the most first. */
export function mostClocks(counts: ClockCounts): (string | null)[] {
  const sums = new Map<string | null, number>();
  for (const { key, count } of counts) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums].sort(([one, left], [other, right]) => right - left || String(one).localeCompare(String(other))).map(([key]) => key);
}

const sumOf = (counts: ClockCounts): number => counts.reduce((sum, { count }) => sum + count, 0);
