import type { Holiday, HolidayImport } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import ICAL from 'ical.js';
import { dateOf, lastDayOf, repetitionOf } from './ical-dates';
import { isReplacement, replacedBy, seriesIn, type FileSeries } from './ical-series';

const mostEntries = 2_000;
const longestName = 100;

export interface YearRange {
  /** The first year that is taken over. */
  readonly from: number;
  /** The last one. */
  readonly to: number;
}

/**
 * The holidays in an iCalendar file (RFC 5545): whole days only. What comes every year on the same date stays one entry, what is reckoned
 * (the fourth Thursday of November) becomes a date for each year, and so does a series of which another entry replaces a date. What cannot be taken over is named, with the reason. Throws
 * `request.invalid` where the text is no iCalendar.
 */
export function readHolidays(text: string, years: YearRange): HolidayImport {
  const holidays = new Map<string, Holiday>();
  const leftOut: { name: string; reason: string }[] = [];
  const entries = entriesOf(text);
  const taken = entries.slice(0, mostEntries);
  const series = seriesIn(taken);
  for (const entry of taken) {
    const name = nameOf(entry);
    const read = tryEntry(entry, name, years, series);
    if (typeof read === 'string') leftOut.push({ name, reason: read });
    else for (const holiday of read) holidays.set([holiday.date, holiday.until, holiday.yearly].join(' '), holiday);
  }
  if (entries.length > mostEntries)
    leftOut.push({ name: `${entries.length - mostEntries} more entries`, reason: 'The file has too many.' });
  return { holidays: [...holidays.values()].sort((left, right) => (left.date < right.date ? -1 : 1)), leftOut };
}

function entriesOf(text: string): readonly ICAL.Component[] {
  try {
    const parsed: unknown = ICAL.parse(text);
    const calendars = Array.isArray(parsed) && Array.isArray(parsed[0]) ? (parsed as unknown[][]) : [parsed as unknown[]];
    return calendars.flatMap((calendar) => new ICAL.Component(calendar).getAllSubcomponents('vevent'));
  } catch {
    throw new DomainError('request.invalid', 'This is no iCalendar file. Export the holidays as .ics and choose that file.', {
      errors: [{ in: 'body', pointer: '/text', message: 'Must be the text of an iCalendar file (.ics)' }],
    });
  }
}

function nameOf(entry: ICAL.Component): string {
  const summary: unknown = entry.getFirstPropertyValue('summary');
  const line = (typeof summary === 'string' ? summary : '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return [...line].slice(0, longestName).join('') || 'Holiday';
}

/** The library reads values as late as they are asked for, and throws at those that are none. */
function tryEntry(entry: ICAL.Component, name: string, years: YearRange, series: FileSeries): readonly Holiday[] | string {
  try {
    return readEntry(entry, name, years, series);
  } catch {
    return 'It has a value that cannot be read.';
  }
}

/** The entry as holidays, or why it is none. */
function readEntry(entry: ICAL.Component, name: string, years: YearRange, series: FileSeries): readonly Holiday[] | string {
  const replaces = isReplacement(entry);
  if (replaces && replacedBy(entry) === null) return 'It replaces dates of a series in a way that is not taken over; enter them by hand.';
  // A date that is cancelled has left its series, which is all that there is to it.
  if (entry.getFirstPropertyValue('status') === 'CANCELLED') return replaces && series.holds(entry) ? [] : 'It was cancelled.';
  const start = dateOf(entry.getFirstPropertyValue('dtstart'));
  if (start === null) return 'It has a time of day; only whole days are taken over.';
  const last = lastDayOf(entry, start);
  if (last === null) return 'It does not end after it begins, or lasts for more than a year.';
  const stretch = (first: string): Pick<Holiday, 'date' | 'until'> => ({ date: first, ...(last > 0 && { until: later(first, last) }) });
  const replaced = series.replacedIn(entry);
  const repetition = replaces ? [start] : repetitionOf(entry, start, years, replaced);
  if (repetition === 'other') return 'It repeats in a way that is not taken over; enter its dates by hand.';
  if (repetition === 'yearly') return [{ ...stretch(start), yearly: true, name }];
  const all = (repetition === 'once' ? [start] : repetition).filter((date) => isWithin(date, years));
  const dates = replaces ? all : all.filter((date) => !replaced.has(date));
  if (all.length > 0 && dates.length === 0) return [];
  if (dates.length === 0) return `It is not within the years ${years.from} to ${years.to}.`;
  return dates.map((date) => ({ ...stretch(date), name }));
}

const isWithin = (date: string, { from, to }: YearRange): boolean => Number(date.slice(0, 4)) >= from && Number(date.slice(0, 4)) <= to;

const later = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
