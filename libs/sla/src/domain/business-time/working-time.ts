import type { CalendarContent } from '@casewright/contracts';
import { minutesOfDay, weekOf, type MinuteRange, type Week } from './week';
import { offsetSpans, type OffsetSpan } from './offsets';

export const millisecondsOfDay = minutesOfDay * 60_000;

/** From (included) to (excluded), in milliseconds since 1970 UTC. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** When work is done. `openOn` answers for one UTC day (days since 1970): sorted, without overlaps, within that day. */
export interface WorkingTime {
  openOn(utcDay: number): readonly Interval[];
}

export const aroundTheClock: WorkingTime = {
  openOn: (day) => [{ from: day * millisecondsOfDay, to: (day + 1) * millisecondsOfDay }],
};

type Hours = Pick<CalendarContent, 'timeZone' | 'hours' | 'holidays'>;

/**
 * Open is an instant whose reading on the wall clock lies within the hours of its weekday and not on a holiday. So nothing is
 * open in the hour that a spring change skips, and the hour that an autumn change repeats counts twice.
 */
export function workingTimeOf({ timeZone, hours, holidays }: Hours): WorkingTime {
  const week = weekOf(hours);
  const closed = new Set(holidays.map(({ date }) => date));
  const days = new Map<number, readonly Interval[]>();
  const compute = (day: number) =>
    offsetSpans(timeZone, day * millisecondsOfDay, (day + 1) * millisecondsOfDay).flatMap((span) => openWithin(span, week, closed));
  return {
    openOn(day) {
      const known = days.get(day) ?? compute(day);
      days.set(day, known);
      return known;
    },
  };
}

function openWithin(span: OffsetSpan, week: Week, closed: ReadonlySet<string>): Interval[] {
  const result: Interval[] = [];
  const lastDay = Math.floor((span.to - 1 + span.offset) / millisecondsOfDay);
  for (let day = Math.floor((span.from + span.offset) / millisecondsOfDay); day <= lastDay; day += 1) {
    for (const range of rangesOf(day, week, closed)) {
      const midnight = day * millisecondsOfDay - span.offset;
      const from = Math.max(span.from, midnight + range.from * 60_000);
      const to = Math.min(span.to, midnight + range.to * 60_000);
      if (from < to) result.push({ from, to });
    }
  }
  return result;
}

/** `localDay` counts the dates of the wall calendar since 1 January 1970, a Thursday. */
function rangesOf(localDay: number, week: Week, closed: ReadonlySet<string>): readonly MinuteRange[] {
  const date = new Date(localDay * millisecondsOfDay).toISOString().slice(0, 10);
  if (closed.has(date)) return [];
  return week[(((localDay + 3) % 7) + 7) % 7] ?? [];
}
