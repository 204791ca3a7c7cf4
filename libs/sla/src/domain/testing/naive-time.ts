import { Weekday, type Holiday } from '@casewright/contracts';
import { later, type AnyCalendar } from './any-calendar';

const dayLength = 86_400_000;
const lengthOf = ({ date: first, until }: Holiday): number =>
  until === undefined ? 0 : (Date.parse(until) - Date.parse(first)) / dayLength;

/** A year that has no such date has no such holiday. */
const exists = (day: string): boolean => {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** The dates on which a holiday falls in one year after the other, written out. */
function datesOf(special: Holiday): readonly string[] {
  const first = Number(special.date.slice(0, 4));
  const years = special.yearly ? Array.from({ length: 2031 - first }, (_, index) => first + index) : [first];
  const begins = years.map((year) => `${year}${special.date.slice(4)}`).filter(exists);
  return begins.flatMap((begin) => Array.from({ length: lengthOf(special) + 1 }, (_, index) => later(begin, index)));
}

/** What is said once counts before what is said for every year, then the shorter stretch. */
const holidayOn = (holidays: readonly (readonly [Holiday, ReadonlySet<string>])[], day: string): Holiday | undefined =>
  holidays
    .filter(([, dates]) => dates.has(day))
    .map(([one]) => one)
    .sort((left, right) => Number(left.yearly ?? false) - Number(right.yearly ?? false) || lengthOf(left) - lengthOf(right))[0];

/** The reading of a wall clock, asked of Intl minute by minute: slow, and plainly right. */
export function naiveOpen({ timeZone: zone, hours, holidays }: AnyCalendar): (at: number) => boolean {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const written = holidays.map((one) => [one, new Set(datesOf(one))] as const);
  const byDay = new Map<string, Holiday | null>();
  return (at) => {
    const [day = '', time = ''] = format.format(at).split(' ');
    const special = byDay.has(day) ? byDay.get(day) : (holidayOn(written, day) ?? null);
    byDay.set(day, special ?? null);
    if (special) return (special.hours ?? []).some(({ from, to }) => time >= from && time < to);
    const today = (new Date(day).getUTCDay() + 6) % 7;
    return hours.some(({ day: name, from, to }) => {
      const index = Weekday.options.indexOf(name);
      if (from < to) return index === today && time >= from && time < to;
      return (index === today && time >= from) || ((index + 1) % 7 === today && time < to);
    });
  };
}
