import type { CalendarContent } from '@casewright/contracts';
import { minutesOfDay, weekOf, type MinuteRange } from './week';
import { offsetsWithin, type OffsetSpan } from './offsets';
import { specialDays } from './special-days';

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
 * Open is an instant whose reading on the wall clock lies within the hours of its date: those of a holiday that falls on it, mostly none,
 * else those of its weekday. So nothing is open in the hour that a spring change skips, and the hour that an autumn change repeats counts twice.
 */
export function workingTimeOf({ timeZone, hours, holidays }: Hours): WorkingTime {
  const dates = datesOf({ hours, holidays });
  const days = new Map<number, readonly Interval[]>();
  const compute = (day: number) =>
    offsetsWithin(timeZone, day * millisecondsOfDay, (day + 1) * millisecondsOfDay).flatMap((span) =>
      openWithin(span, (day) => dates(day).open),
    );
  return {
    openOn(day) {
      const known = days.get(day) ?? compute(day);
      days.set(day, known);
      return known;
    },
  };
}

/** What applies on a date, as the wall clock of the calendar reads; a holiday's name where one falls on it. */
export interface DateHours {
  readonly open: readonly MinuteRange[];
  readonly holiday: string | null;
}

/** Asked by the days since 1 January 1970 of the wall calendar. */
export function datesOf({ hours, holidays }: Omit<Hours, 'timeZone'>): (localDay: number) => DateHours {
  const week = weekOf(hours);
  const special = specialDays(holidays);
  return (day) => {
    const holiday = special(day);
    return { open: holiday?.open ?? week[weekdayOf(day)] ?? [], holiday: holiday?.name ?? null };
  };
}

function openWithin(span: OffsetSpan, rangesOf: (localDay: number) => readonly MinuteRange[]): Interval[] {
  const result: Interval[] = [];
  const lastDay = Math.floor((span.to - 1 + span.offset) / millisecondsOfDay);
  for (let day = Math.floor((span.from + span.offset) / millisecondsOfDay); day <= lastDay; day += 1) {
    for (const range of rangesOf(day)) {
      const midnight = day * millisecondsOfDay - span.offset;
      const from = Math.max(span.from, midnight + range.from * 60_000);
      const to = Math.min(span.to, midnight + range.to * 60_000);
      if (from < to) result.push({ from, to });
    }
  }
  return result;
}

/** `localDay` counts the dates of the wall calendar since 1 January 1970, a Thursday. */
const weekdayOf = (localDay: number): number => (((localDay + 3) % 7) + 7) % 7;
