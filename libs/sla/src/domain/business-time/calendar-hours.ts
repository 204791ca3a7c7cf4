import type { CalendarContent } from '@casewright/contracts';
import type { Hours } from '../clock/ledger';
import { aroundTheClock, workingTimeOf, type WorkingTime } from './working-time';

export interface CalendarVersion {
  readonly id: string;
  readonly version: number;
  readonly content: CalendarContent;
}

/** The hours of a version never change, so those that were worked out are kept with its content. */
const workedOut = new WeakMap<CalendarContent, WorkingTime>();

/** Calendars by version; compiled when they are first asked for. */
export function hoursIn(calendars: readonly CalendarVersion[]): Hours {
  return ({ calendarId, calendarVersion }) => {
    if (calendarId === null) return aroundTheClock;
    const found = calendars.find(({ id, version }) => id === calendarId && version === calendarVersion);
    if (!found) throw new Error(`Calendar ${calendarId}@${calendarVersion} was not prepared`);
    const time = workedOut.get(found.content) ?? workingTimeOf(found.content);
    workedOut.set(found.content, time);
    return time;
  };
}
