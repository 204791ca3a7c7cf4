import type { Holiday } from '@casewright/contracts';
import { minuteOf, type MinuteRange } from './week';

const dayLength = 86_400_000;

/** Dates of the wall calendar, counted since 1 January 1970. */
const localDayOf = (date: string): number => Date.parse(date) / dayLength;

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

interface YearlySpecial extends SpecialDay {
  readonly year: number;
  /** `12-24`; on 29 February only in years that have one. */
  readonly monthAndDay: string;
  /** Days after the first. */
  readonly further: number;
}

/**
 * What a calendar says of single dates instead of its week; null where it says nothing. What is said once counts before what is said for
 * every year, then the shorter stretch before the longer one, then the first in the list.
 */
export function specialDays(holidays: readonly Holiday[]): (localDay: number) => SpecialDay | null {
  const once = holidays.filter(({ yearly }) => !yearly).map(specialOf);
  const single = new Map(once.filter(({ first, last }) => first === last).map((special) => [special.first, special]));
  const stretches = once
    .filter(({ first, last }) => first < last)
    .sort((left, right) => left.last - left.first - (right.last - right.first));
  const yearly = holidays.filter((holiday) => holiday.yearly).map(yearlyOf);
  yearly.sort((left, right) => left.further - right.further);
  return (day) =>
    single.get(day) ??
    stretches.find(({ first, last }) => first <= day && day <= last) ??
    yearly.find((special) => isOn(special, day)) ??
    null;
}

function specialOf({ date, until, hours, name }: Holiday): Special {
  return { name, first: localDayOf(date), last: localDayOf(until ?? date), open: openOf(hours) };
}

function yearlyOf(holiday: Holiday): YearlySpecial {
  const { first, last, ...special } = specialOf(holiday);
  return { ...special, year: Number(holiday.date.slice(0, 4)), monthAndDay: holiday.date.slice(5), further: last - first };
}

const openOf = (hours: Holiday['hours'] = []): readonly MinuteRange[] =>
  hours.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) })).sort((left, right) => left.from - right.from);

/** A stretch may begin in one year and end in the next. */
function isOn({ year, monthAndDay, further }: YearlySpecial, day: number): boolean {
  const begins = new Date((day - further) * dayLength).getUTCFullYear();
  const ends = new Date(day * dayLength).getUTCFullYear();
  for (let candidate = Math.max(begins, year); candidate <= ends; candidate += 1) {
    const first = dayIn(candidate, monthAndDay);
    if (first !== null && first <= day && day <= first + further) return true;
  }
  return false;
}

function dayIn(year: number, monthAndDay: string): number | null {
  const date = `${String(year).padStart(4, '0')}-${monthAndDay}`;
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? time / dayLength : null;
}
