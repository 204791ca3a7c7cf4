import { TZDate } from '@date-fns/tz';

/** A day of some zone: its date there, and the moments it begins and ends. It may have 23 or 25 hours. */
export interface Day {
  readonly date: string;
  readonly start: string;
  readonly end: string;
}

const midnight = (year: number, month: number, day: number, timeZone: string): Date => new Date(+new TZDate(year, month, day, timeZone));
const two = (value: number): string => String(value).padStart(2, '0');

/** The last `count` days of a zone, oldest first; the one that `now` is in is the last. */
export function lastDays(now: Date, count: number, timeZone: string): readonly Day[] {
  const today = new TZDate(now, timeZone);
  const dayAt = (back: number): readonly [number, number, number] => {
    const date = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() - back));
    return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  };
  return Array.from({ length: count }, (_, index) => {
    const [year, month, day] = dayAt(count - 1 - index);
    const [nextYear, nextMonth, nextDay] = dayAt(count - 2 - index);
    return {
      date: `${year}-${two(month + 1)}-${two(day)}`,
      start: midnight(year, month, day, timeZone).toISOString(),
      end: midnight(nextYear, nextMonth, nextDay, timeZone).toISOString(),
    };
  });
}

/** The weeks that days fall into, oldest first; the first and the last may be cut short. Named by their first days. */
export function weeksOf(days: readonly Day[]): readonly Day[] {
  const weeks: Day[] = [];
  for (const day of days) {
    const last = weeks.at(-1);
    if (last && !isMonday(day)) weeks[weeks.length - 1] = { ...last, end: day.end };
    else weeks.push(day);
  }
  return weeks;
}

const isMonday = ({ date }: Day): boolean => new Date(date).getUTCDay() === 1;
