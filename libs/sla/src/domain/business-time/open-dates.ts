import type { CalendarContent } from '@casewright/contracts';
import { specialDays } from './special-days';
import { weekOf, type MinuteRange } from './week';

/** What applies on a date, as the wall clock of the calendar reads; a holiday's name where one falls on it. */
export interface DateHours {
  readonly open: readonly MinuteRange[];
  readonly holiday: string | null;
}

/** The dates of a wall calendar, as days since 1 January 1970. */
export interface OpenDates {
  on(localDay: number): DateHours;
  /** Open minutes of all dates from one (included) to another (excluded), counted without looking at each. */
  minutes(fromDay: number, toDay: number): number;
}

type Hours = Pick<CalendarContent, 'hours' | 'holidays'>;

export function openDates({ hours, holidays }: Hours): OpenDates {
  const week = weekOf(hours);
  const special = specialDays(holidays);
  const weekdays = Array.from({ length: 7 }, (_, weekday) => lengthOf(week[weekday] ?? []));
  const ordinary = (day: number): number => weekdays[weekdayOf(day)] ?? 0;
  const differences = byYear((year) => [...special.in(year)].map(([day, { open }]) => [day, lengthOf(open) - ordinary(day)]));
  return {
    on(day) {
      const holiday = special.on(day);
      return { open: holiday?.open ?? week[weekdayOf(day)] ?? [], holiday: holiday?.name ?? null };
    },
    minutes: (from, to) => ordinaryMinutes(weekdays, from, to) + differences(from, to),
  };
}

/** Monday is 0; 1 January 1970 was a Thursday. */
const weekdayOf = (localDay: number): number => (((localDay + 3) % 7) + 7) % 7;

const lengthOf = (ranges: readonly MinuteRange[]): number => ranges.reduce((sum, { from, to }) => sum + to - from, 0);

/** By the week alone: whole weeks, and the days that are left. */
function ordinaryMinutes(weekdays: readonly number[], from: number, to: number): number {
  const weeks = Math.max(0, Math.floor((to - from) / 7));
  let minutes = weeks * weekdays.reduce((sum, one) => sum + one, 0);
  for (let day = from + 7 * weeks; day < to; day += 1) minutes += weekdays[weekdayOf(day)] ?? 0;
  return minutes;
}

type Difference = readonly [localDay: number, minutes: number];

/** The sum of what single dates differ by; years that lie within are summed once. */
function byYear(differencesOf: (year: number) => readonly Difference[]): (from: number, to: number) => number {
  const years = new Map<number, { readonly of: readonly Difference[]; readonly sum: number }>();
  const inYear = (year: number) => {
    const of = years.get(year)?.of ?? differencesOf(year);
    const known = years.get(year) ?? { of, sum: of.reduce((sum, [, minutes]) => sum + minutes, 0) };
    years.set(year, known);
    return known;
  };
  return (from, to) => {
    const [first, last] = [yearOf(from), yearOf(to - 1)];
    let minutes = 0;
    for (let year = first; year <= last; year += 1) {
      const { of, sum } = inYear(year);
      if (year > first && year < last) minutes += sum;
      else for (const [day, difference] of of) if (from <= day && day < to) minutes += difference;
    }
    return minutes;
  };
}

const yearOf = (localDay: number): number => new Date(localDay * 86_400_000).getUTCFullYear();
