import type { WorkingHours } from '@casewright/contracts';
import { businessBetween, shiftBusinessTime } from './business-time/business-time';
import { millisecondsOfDay, workingTimeOf } from './business-time/working-time';
import type { CalendarVersion } from './business-time/calendar-hours';

/** The longest stretch that is counted through; what is longer is counted from its end. */
const mostDays = 5 * 366;

/** A version of a calendar as those know it who count in its hours. */
export function workingHoursOf({ id, version, content }: CalendarVersion): WorkingHours {
  const time = workingTimeOf(content);
  return {
    ...{ id, version, name: content.name },
    isOpen: (at) => time.openOn(Math.floor(at / millisecondsOfDay)).some(({ from, to }) => from <= at && at < to),
    between: (from, to) => businessBetween(time, Math.max(from, to - mostDays * millisecondsOfDay), to),
    shift: (from, milliseconds) => shiftBusinessTime(time, from, milliseconds),
  };
}
