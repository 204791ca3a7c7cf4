import type { CalendarContent } from '@casewright/contracts';
import type { Line } from '@casewright/ui';
import { dayWords } from '../calendars/hours-words';
import { weekdayWords, weekdays } from '../words';
import { dateWords, hoursOn } from './holiday-words';

/** What a calendar says, line by line. */
export const calendarLines = ({ name, timeZone, hours, holidays }: CalendarContent): readonly Line[] => [
  { label: 'Name', text: name },
  { label: 'Time zone', text: timeZone },
  ...weekdays.map((day) => ({ label: weekdayWords[day], text: dayWords(hours, day) || 'closed' })),
  ...holidays.map((holiday) => ({ label: `Holiday ${dateWords(holiday)}`, text: [holiday.name, hoursOn(holiday)].join(', ') })),
];
