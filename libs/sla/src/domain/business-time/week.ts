import type { OpeningHours, Weekday } from '@casewright/contracts';

/** From (included) to (excluded), in minutes since midnight as the clock on the wall reads. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/** Open ranges of each weekday, Monday first; sorted, without overlaps. */
export type Week = readonly (readonly MinuteRange[])[];

export const minutesOfDay = 1440;
const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** `09:30` → 570. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** What is open over midnight is cut at midnight, so that a day is only about itself. */
export function weekOf(hours: readonly OpeningHours[]): Week {
  const days: MinuteRange[][] = weekdays.map(() => []);
  for (const { day, from, to } of hours) {
    const index = weekdays.indexOf(day);
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (end > start) {
      days[index]?.push({ from: start, to: end });
    } else {
      days[index]?.push({ from: start, to: minutesOfDay });
      if (end > 0) days[(index + 1) % 7]?.push({ from: 0, to: end });
    }
  }
  return days.map(merged);
}

function merged(ranges: readonly MinuteRange[]): MinuteRange[] {
  const result: MinuteRange[] = [];
  for (const range of [...ranges].sort((left, right) => left.from - right.from)) {
    const last = result.at(-1);
    if (last && range.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else result.push(range);
  }
  return result;
}
