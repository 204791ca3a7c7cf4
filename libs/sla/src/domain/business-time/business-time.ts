import { DomainError } from '@casewright/kernel';
import { millisecondsOfDay, type Interval, type WorkingTime } from './working-time';

const mostDays = 20 * 366;

const neverOpen = () =>
  new DomainError('calendar.never-open', 'The calendar is not open often enough: the time is not reached within 20 years.');

/** Open times from `from` on, in order, without end; refused with `calendar.never-open` when 20 years have been looked through. */
function* openFrom(time: WorkingTime, from: number): Generator<Interval> {
  const first = Math.floor(from / millisecondsOfDay);
  for (let day = first; day < first + mostDays; day += 1) {
    for (const open of time.openOn(day)) {
      if (open.to > from) yield { from: Math.max(open.from, from), to: open.to };
    }
  }
  throw neverOpen();
}

/** So many days are looked at one by one, which is what mostly does; what lies further ahead is found by counting. */
const daysLookedAt = 14;

/** The first instant at which `duration` milliseconds of open time have passed since `from`; the same instant for 0. */
export function addBusinessTime(time: WorkingTime, from: number, duration: number): number {
  if (duration <= 0) return from;
  const today = Math.floor(from / millisecondsOfDay);
  let left = duration;
  for (let day = today; day < today + daysLookedAt; day += 1) {
    for (const open of time.openOn(day)) {
      if (open.to <= from) continue;
      const begin = Math.max(open.from, from);
      if (left <= open.to - begin) return begin + left;
      left -= open.to - begin;
    }
  }
  return reachedAfter(time, today + daysLookedAt, left);
}

/** The same from the beginning of a day on, with more than nothing left. */
function reachedAfter(time: WorkingTime, first: number, left: number): number {
  const day = dayThatReaches(time, first, left);
  let rest = left - time.openFor(first, day);
  for (const open of time.openOn(day)) {
    if (rest <= open.to - open.from) return open.from + rest;
    rest -= open.to - open.from;
  }
  throw neverOpen();
}

/** The first day by whose end so much open time has passed. */
function dayThatReaches(time: WorkingTime, first: number, left: number): number {
  const reaches = (day: number) => time.openFor(first, day + 1) >= left;
  const last = first + mostDays;
  let [low, high] = [first, first];
  for (let days = daysLookedAt; !reaches(high); days *= 2) {
    if (high === last) throw neverOpen();
    [low, high] = [high + 1, Math.min(high + days, last)];
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** The last instant from which `duration` milliseconds of open time lead to `to`; the same instant for 0. */
function subtractBusinessTime(time: WorkingTime, to: number, duration: number): number {
  let left = duration;
  const last = Math.floor(to / millisecondsOfDay);
  for (let day = last; day > last - mostDays; day -= 1) {
    for (const open of [...time.openOn(day)].reverse()) {
      const end = Math.min(open.to, to);
      const length = end - open.from;
      if (length <= 0) continue;
      if (left <= length) return end - left;
      left -= length;
    }
  }
  throw neverOpen();
}

/** The instant that lies so many milliseconds of open time after `from`, or before it where they are below zero; null where it is out of reach. */
export function shiftBusinessTime(time: WorkingTime, from: number, milliseconds: number): number | null {
  try {
    if (milliseconds === 0) return from;
    return milliseconds < 0 ? subtractBusinessTime(time, from, -milliseconds) : addBusinessTime(time, from, milliseconds);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Milliseconds of open time between two instants; negative when `to` is before `from`. */
export function businessBetween(time: WorkingTime, from: number, to: number): number {
  if (to < from) return 0 - businessBetween(time, to, from);
  const [first, last] = [Math.floor(from / millisecondsOfDay), Math.floor(to / millisecondsOfDay)];
  if (last - first <= daysLookedAt) return lengthOf(openBetween(time, from, to));
  const [begin, end] = [(first + 1) * millisecondsOfDay, last * millisecondsOfDay];
  return lengthOf(openBetween(time, from, begin)) + time.openFor(first + 1, last) + lengthOf(openBetween(time, end, to));
}

const lengthOf = (intervals: readonly Interval[]): number => intervals.reduce((sum, { from, to }) => sum + to - from, 0);

/** The instant itself where it is open, else the next opening. */
export function nextOpen(time: WorkingTime, from: number): number {
  for (const open of openFrom(time, from)) return open.from;
  throw neverOpen();
}

/** Open times between two instants; what touches across midnight UTC is one. */
export function openBetween(time: WorkingTime, from: number, to: number): readonly Interval[] {
  const result: Interval[] = [];
  for (let day = Math.floor(from / millisecondsOfDay); day * millisecondsOfDay < to; day += 1) {
    for (const open of time.openOn(day)) {
      const part = { from: Math.max(open.from, from), to: Math.min(open.to, to) };
      const last = result.at(-1);
      if (part.from >= part.to) continue;
      if (last?.to === part.from) result[result.length - 1] = { from: last.from, to: part.to };
      else result.push(part);
    }
  }
  return result;
}
