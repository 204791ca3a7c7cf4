import type { CalendarContent, CalendarView } from '@casewright/contracts';
import { weekdays } from '../words';

/** What the form of a new calendar begins with: five days of eight hours, where the reader is. */
export const newCalendar = (): CalendarContent => ({
  name: '',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  hours: weekdays.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [],
});

/** The part of a calendar that the form writes. */
export const contentOf = ({ name, timeZone, hours, holidays }: CalendarView): CalendarContent => ({ name, timeZone, hours, holidays });
