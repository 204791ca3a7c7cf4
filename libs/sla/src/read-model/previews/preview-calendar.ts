import type { CalendarPreviewView, CalendarYearView, DraftCalendarYear, PreviewCalendar } from '@casewright/contracts';
import { addBusinessTime, nextOpen, openBetween } from '../../domain/business-time/business-time';
import { offsetAt } from '../../domain/business-time/offsets';
import { openDates } from '../../domain/business-time/open-dates';
import { millisecondsOfDay, workingTimeOf } from '../../domain/business-time/working-time';

const shownDays = 14;
const iso = (instant: number): string => new Date(instant).toISOString();

export function previewCalendar({ calendar, from, minutes }: PreviewCalendar): CalendarPreviewView {
  const time = workingTimeOf(calendar);
  const begin = Date.parse(from);
  const today = Math.floor((begin + offsetAt(calendar.timeZone, begin)) / millisecondsOfDay);
  const dates = datesFrom(calendar, today, shownDays + 1);
  return {
    nextOpenAt: iso(nextOpen(time, begin)),
    dueAt: iso(addBusinessTime(time, begin, minutes * 60_000)),
    open: openBetween(time, begin, begin + shownDays * millisecondsOfDay).map((open) => ({ from: iso(open.from), to: iso(open.to) })),
    holidays: dates.flatMap(({ date, holiday }) => (holiday === null ? [] : [{ date, name: holiday }])),
  };
}

const timeOf = (minute: number): string => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Date by date, by the rules that clocks count by. */
export function calendarYear({ calendar, year }: DraftCalendarYear): CalendarYearView {
  const first = Date.UTC(year, 0, 1) / millisecondsOfDay;
  return { days: datesFrom(calendar, first, Date.UTC(year + 1, 0, 1) / millisecondsOfDay - first) };
}

function datesFrom(calendar: DraftCalendarYear['calendar'], first: number, length: number): CalendarYearView['days'] {
  const dates = openDates(calendar);
  return Array.from({ length }, (_, index) => {
    const { open, holiday } = dates.on(first + index);
    const date = iso((first + index) * millisecondsOfDay).slice(0, 10);
    return { date, open: open.map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) })), holiday };
  });
}
