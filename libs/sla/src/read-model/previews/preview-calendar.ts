import type { CalendarPreviewView, PreviewCalendar } from '@casewright/contracts';
import { addBusinessTime, nextOpen, openBetween } from '../../domain/business-time/business-time';
import { millisecondsOfDay, workingTimeOf } from '../../domain/business-time/working-time';

const shownDays = 14;
const iso = (instant: number): string => new Date(instant).toISOString();

export function previewCalendar({ calendar, from, minutes }: PreviewCalendar): CalendarPreviewView {
  const time = workingTimeOf(calendar);
  const begin = Date.parse(from);
  return {
    nextOpenAt: iso(nextOpen(time, begin)),
    dueAt: iso(addBusinessTime(time, begin, minutes * 60_000)),
    open: openBetween(time, begin, begin + shownDays * millisecondsOfDay).map((open) => ({ from: iso(open.from), to: iso(open.to) })),
  };
}
