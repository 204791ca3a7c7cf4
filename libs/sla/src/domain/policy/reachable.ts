import type { CalendarContent, SlaPolicyContent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { addBusinessTime } from '../business-time/business-time';
import { workingTimeOf } from '../business-time/working-time';

/**
 * Refused with `calendar.never-open` where a goal would not be reached within 20 years of the calendar's hours: better said to the
 * one who writes the policy than to a clock that runs under it.
 */
export function requireReachable(
  policy: Pick<SlaPolicyContent, 'targets'>,
  calendars: ReadonlyMap<string, CalendarContent>,
  at: number,
): void {
  policy.targets.forEach(({ calendarId, goals }, place) => {
    const calendar = calendarId === null ? undefined : calendars.get(calendarId);
    if (calendar) requireOpen(calendar, Math.max(0, ...Object.values(goals).map((goal) => goal ?? 0)), at, `/targets/${place}/calendarId`);
  });
}

/** The same for a calendar alone: it must be open for so many minutes some day. */
export function requireOpen(calendar: CalendarContent, minutes: number, at: number, pointer: string): void {
  try {
    addBusinessTime(workingTimeOf(calendar), at, Math.max(1, minutes) * 60_000);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, error.message, { errors: [{ in: 'body', pointer, message: error.message }] });
  }
}
