import type { Holiday } from '@casewright/contracts';
import { minuteOf, type MinuteRange } from './week';

const dayLength = 86_400_000;

/** Dates of the wall calendar, counted since 1 January 1970. */
const localDayOf = (date: string): number => Date.parse(date) / dayLength;
const yearOf = (localDay: number): number => new Date(localDay * dayLength).getUTCFullYear();
const firstDayOf = (year: number): number => Date.UTC(year, 0, 1) / dayLength;

/** A holiday on one of its dates. */
export interface SpecialDay {
  readonly name: string;
  /** Sorted; none where it is closed. */
  readonly open: readonly MinuteRange[];
}

interface Special extends SpecialDay {
  readonly first: number;
  readonly last: number;
}

/** What a calendar says of single dates instead of its week, worked out year by year. */
export interface SpecialDays {
  /** Null where it says nothing of this date. */
  on(localDay: number): SpecialDay | null;
  /** Those of a year, by their dates. */
  in(year: number): ReadonlyMap<number, SpecialDay>;
}

/**
 * What is said once counts before what is said for every year, then the shorter stretch before the longer one, then the first in the list.
 */
export function specialDays(holidays: readonly Holiday[]): SpecialDays {
  const once = holidays.filter(({ yearly }) => !yearly).map((holiday) => specialOf(holiday));
  const yearly = holidays.filter((holiday) => holiday.yearly);
  const years = new Map<number, ReadonlyMap<number, SpecialDay>>();
  const inYear = (year: number) => {
    const known = years.get(year) ?? daysOf(year, [...repeated(yearly, year), ...longestFirst(once)]);
    years.set(year, known);
    return known;
  };
  return { in: inYear, on: (day) => inYear(yearOf(day)).get(day) ?? null };
}

/** Later ones count before earlier ones. */
function daysOf(year: number, specials: readonly Special[]): ReadonlyMap<number, SpecialDay> {
  const days = new Map<number, SpecialDay>();
  const [begin, end] = [firstDayOf(year), firstDayOf(year + 1)];
  for (const special of specials) {
    for (let day = Math.max(special.first, begin); day <= special.last && day < end; day += 1) days.set(day, special);
  }
  return days;
}

const longestFirst = (specials: readonly Special[]): readonly Special[] =>
  [...specials].reverse().sort((left, right) => right.last - right.first - (left.last - left.first));

/** A stretch may begin in one year and end in the next. */
function repeated(holidays: readonly Holiday[], year: number): readonly Special[] {
  const specials = holidays.flatMap((holiday) =>
    [year - 1, year].flatMap((candidate) => {
      const first = candidate < Number(holiday.date.slice(0, 4)) ? null : dayIn(candidate, holiday.date);
      return first === null ? [] : [specialOf(holiday, first)];
    }),
  );
  return longestFirst(specials);
}

function specialOf({ date, until, hours, name }: Holiday, begin = localDayOf(date)): Special {
  return { name, first: begin, last: begin + localDayOf(until ?? date) - localDayOf(date), open: openOf(hours) };
}

const openOf = (hours: Holiday['hours'] = []): readonly MinuteRange[] =>
  hours.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) })).sort((left, right) => left.from - right.from);

/** The month and day of a date in another year; null on 29 February of a year that has none. */
function dayIn(year: number, date: string): number | null {
  const month = Number(date.slice(5, 7)) - 1;
  const time = Date.UTC(year, month, Number(date.slice(8, 10)));
  return new Date(time).getUTCMonth() === month ? time / dayLength : null;
}
