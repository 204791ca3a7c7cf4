import type { ScheduleView } from '@casewright/contracts';
import { readSchedule } from '@casewright/rules';

const shown = 5;

/** The next times of a schedule, or what is wrong with it at its place in a rule. */
export function previewSchedule(cron: string, timeZone: string, now: Date): ScheduleView {
  const schedule = readSchedule(cron, timeZone);
  if ('problems' in schedule)
    return { next: [], problems: schedule.problems.map(({ field, message }) => ({ pointer: `/trigger/${field}`, message })) };
  return { next: schedule.next(shown, now.getTime()).map((time) => new Date(time).toISOString()), problems: [] };
}
