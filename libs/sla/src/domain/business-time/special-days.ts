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

/** In the first of its years, and on which date it falls in all of them. */
interface YearlySpecial extends Special {
  readonly year: number;
  readonly month: number;
  readonly date: number;
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
  const once = byYear(longestFirst(holidays.filter((holiday) => !holiday.yearly).map(specialOf)));
  const yearly = longestFirst(holidays.filter((holiday) => holiday.yearly).map(specialOf)).map(yearlyOf);
  const years = new Map<number, ReadonlyMap<number, SpecialDay>>();
  const inYear = (year: number) => {
    const known = years.get(year) ?? daysOf(year, [...yearly.flatMap((special) => fallingIn(special, year)), ...(once.get(year) ?? [])]);
    years.set(year, known);
    return known;
  };
  return { in: inYear, on: (day) => inYear(yearOf(day)).get(day) ?? null };
}

/** In their order, each in all years that it is in. */
function byYear(specials: readonly Special[]): ReadonlyMap<number, readonly Special[]> {
  const years = new Map<number, Special[]>();
  for (const special of specials) {
    for (let year = yearOf(special.first); year <= yearOf(special.last); year += 1) {
      const known = years.get(year);
      if (known) known.push(special);
      else years.set(year, [special]);
    }
  }
  return years;
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
function fallingIn(special: YearlySpecial, year: number): readonly Special[] {
  const { name, open, first: begin, last } = special;
  return [year - 1, year].flatMap((candidate) => {
    const first = candidate < special.year ? null : dayIn(candidate, special);
    return first === null ? [] : [{ name, open, first, last: first + last - begin }];
  });
}

function specialOf({ date, until, hours, name }: Holiday): Special {
  const first = localDayOf(date);
  return { name, first, last: until === undefined ? first : localDayOf(until), open: openOf(hours) };
}

function yearlyOf(special: Special): YearlySpecial {
  const begin = new Date(special.first * dayLength);
  return { ...special, year: begin.getUTCFullYear(), month: begin.getUTCMonth(), date: begin.getUTCDate() };
}

const openOf = (hours: Holiday['hours'] = []): readonly MinuteRange[] =>
  hours.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) })).sort((left, right) => left.from - right.from);

/** Null on 29 February of a year that has none. */
function dayIn(year: number, { month, date }: YearlySpecial): number | null {
  const time = Date.UTC(year, month, date);
  return new Date(time).getUTCMonth() === month ? time / dayLength : null;
}
