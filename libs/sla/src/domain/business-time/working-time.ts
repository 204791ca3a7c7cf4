import type { CalendarContent } from '@casewright/contracts';
import { daysOfBlock, offsetsWithin, type OffsetSpan } from './offsets';
import { openDates, type OpenDates } from './open-dates';
import { minutesOfDay } from './week';

const minute = 60_000;
export const millisecondsOfDay = minutesOfDay * minute;

/** From (included) to (excluded), in milliseconds since 1970 UTC. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** When work is done. Days are those of UTC, counted since 1970. */
export interface WorkingTime {
  /** Of one day: sorted, without overlaps, within that day. */
  openOn(utcDay: number): readonly Interval[];
  /** Milliseconds that are open from one day (included) to another (excluded); as quick for years as for days. */
  openFor(fromDay: number, toDay: number): number;
}

export const aroundTheClock: WorkingTime = {
  openOn: (day) => [{ from: day * millisecondsOfDay, to: (day + 1) * millisecondsOfDay }],
  openFor: (from, to) => (to - from) * millisecondsOfDay,
};

/**
 * Open is an instant whose reading on the wall clock lies within the hours of its date: those of a holiday that falls on it, mostly none,
 * else those of its weekday. So nothing is open in the hour that a spring change skips, and the hour that an autumn change repeats counts twice.
 */
export function workingTimeOf({ timeZone, hours, holidays }: Pick<CalendarContent, 'timeZone' | 'hours' | 'holidays'>): WorkingTime {
  const dates = openDates({ hours, holidays });
  const days = new Map<number, readonly Interval[]>();
  const spans = (from: number, to: number) => offsetsWithin(timeZone, from * millisecondsOfDay, to * millisecondsOfDay);
  return {
    openOn(day) {
      const known = days.get(day) ?? spans(day, day + 1).flatMap((span) => openWithin(span, dates));
      days.set(day, known);
      return known;
    },
    openFor: inBlocks((from, to) => spans(from, to).reduce((sum, span) => sum + openDuring(span, dates), 0)),
  };
}

/** What is counted of a whole block is kept, so that years are the sum of a few numbers. */
function inBlocks(counted: WorkingTime['openFor']): WorkingTime['openFor'] {
  const blocks = new Map<number, number>();
  const ofBlock = (first: number) => {
    const known = blocks.get(first) ?? counted(first, first + daysOfBlock);
    blocks.set(first, known);
    return known;
  };
  return (from, to) => {
    let sum = 0;
    for (let day = from; day < to;) {
      const end = Math.min(to, (Math.floor(day / daysOfBlock) + 1) * daysOfBlock);
      sum += end - day === daysOfBlock ? ofBlock(day) : counted(day, end);
      day = end;
    }
    return sum;
  };
}

function openWithin(span: OffsetSpan, dates: OpenDates): Interval[] {
  const result: Interval[] = [];
  const lastDay = Math.floor((span.to - 1 + span.offset) / millisecondsOfDay);
  for (let day = Math.floor((span.from + span.offset) / millisecondsOfDay); day <= lastDay; day += 1) {
    for (const range of dates.on(day).open) {
      const midnight = day * millisecondsOfDay - span.offset;
      const from = Math.max(span.from, midnight + range.from * minute);
      const to = Math.min(span.to, midnight + range.to * minute);
      if (from < to) result.push({ from, to });
    }
  }
  return result;
}

/** All dates that the wall clock shows in a span, less what lies before it on the first, plus what lies within it on the last. */
function openDuring({ from, to, offset }: OffsetSpan, dates: OpenDates): number {
  const [begin, end] = [from + offset, to + offset];
  const whole = dates.minutes(Math.floor(begin / millisecondsOfDay), Math.floor(end / millisecondsOfDay)) * minute;
  return whole - openBefore(begin, dates) + openBefore(end, dates);
}

/** What is open on a date before a reading of its wall clock. */
function openBefore(reading: number, dates: OpenDates): number {
  const day = Math.floor(reading / millisecondsOfDay);
  const passed = reading - day * millisecondsOfDay;
  if (passed === 0) return 0;
  return dates.on(day).open.reduce((sum, range) => sum + Math.max(0, Math.min(range.to * minute, passed) - range.from * minute), 0);
}
