import ICAL from 'ical.js';
import type { YearRange } from './read-holidays';

const dayLength = 86_400_000;
const longest = 365;
const mostRepeats = 400;

/** `2026-12-25` of a value that is a date without a time, or midnight on the wall; null otherwise. */
export function dateOf(value: unknown): string | null {
  if (!(value instanceof ICAL.Time)) return null;
  const { year, month, day, hour, minute, second } = value;
  if (!value.isDate && (hour !== 0 || minute !== 0 || second !== 0)) return null;
  const date = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  return Number.isNaN(Date.parse(date)) ? null : date;
}

/** How many days after the first the last one is; the end of the file's entry is the day after it. Null where that makes no sense. */
export function lastDayOf(entry: ICAL.Component, start: string): number | null {
  const end: unknown = entry.getFirstPropertyValue('dtend');
  const duration: unknown = entry.getFirstPropertyValue('duration');
  const days = end ? daysUntil(dateOf(end), start) : duration instanceof ICAL.Duration ? duration.toSeconds() / 86_400 : 1;
  if (days === null || !Number.isInteger(days) || days < 0 || days > longest) return null;
  return Math.max(0, days - 1);
}

const daysUntil = (end: string | null, start: string): number | null =>
  end === null ? null : (Date.parse(end) - Date.parse(start)) / dayLength;

/**
 * `other`: repeats as no holiday does. Only such repetitions are followed as the library is known to come to an end of. One of which a date
 * is `replaced` that is not over is dates, not `yearly`: the ones that other entries stand for are still among them.
 */
export function repetitionOf(
  entry: ICAL.Component,
  start: string,
  years: YearRange,
  replaced: ReadonlySet<string>,
): 'once' | 'yearly' | 'other' | readonly string[] {
  if (entry.hasProperty('rdate') || entry.hasProperty('exrule') || entry.getAllProperties('rrule').length > 1) return 'other';
  const rule: unknown = entry.getFirstPropertyValue('rrule');
  if (!rule) return 'once';
  if (!(rule instanceof ICAL.Recur) || !isPlain(rule)) return 'other';
  const isEndless = rule.interval === 1 && rule.count === null && rule.until === null && !entry.hasProperty('exdate');
  const isWhole = [...replaced].every((date) => Number(date.slice(0, 4)) < years.from);
  if (isEndless && isWhole && isSameDate(rule, start)) return 'yearly';
  return datesOf(entry, years);
}

type Parts = Partial<Record<string, readonly (number | string)[]>>;
const partsOf = (rule: ICAL.Recur): Parts => rule.parts as Parts;

/** Every year, on at most one date of one month or one weekday counted within a month. */
function isPlain(rule: ICAL.Recur): boolean {
  const { BYMONTH = [], BYMONTHDAY = [], BYDAY = [], ...others } = partsOf(rule);
  const isCounted = BYDAY.length === 0 || (BYDAY.length === 1 && BYMONTH.length === 1 && /^[+-]?[1-5][A-Z]{2}$/.test(String(BYDAY[0])));
  const isOneDate = BYMONTHDAY.length === 0 || (BYMONTHDAY.length === 1 && BYDAY.length === 0 && Number(BYMONTHDAY[0]) > 0);
  return rule.freq === 'YEARLY' && Object.keys(others).length === 0 && BYMONTH.length <= 1 && isCounted && isOneDate;
}

function isSameDate(rule: ICAL.Recur, start: string): boolean {
  const { BYMONTH = [], BYMONTHDAY = [], BYDAY = [] } = partsOf(rule);
  const [, month, day] = start.split('-').map(Number);
  return BYDAY.length === 0 && (BYMONTH[0] ?? month) === month && (BYMONTHDAY[0] ?? day) === day;
}

function datesOf(entry: ICAL.Component, { to }: YearRange): readonly string[] {
  const dates: string[] = [];
  const iterator = new ICAL.Event(entry).iterator();
  for (let count = 0; count < mostRepeats; count += 1) {
    const next: unknown = iterator.next();
    const date = next ? dateOf(next) : null;
    if (date === null || Number(date.slice(0, 4)) > to) break;
    dates.push(date);
  }
  return dates;
}
