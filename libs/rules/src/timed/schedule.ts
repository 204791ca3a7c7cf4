import { Cron } from 'croner';

/** The times of a schedule, in epoch milliseconds. Follows the clock on the wall of its zone through the changes of summer time. */
export interface Schedule {
  /** The first `count` times after an instant; fewer where the schedule comes to an end. */
  next(count: number, after: number): readonly number[];
}

export type ScheduleProblem = { readonly field: 'cron' | 'timeZone'; readonly message: string };

const cronAdvice = 'Give minute, hour, day of the month, month and day of the week, such as "0 9 * * 1-5" for 9:00 from Monday to Friday';

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A schedule in the five fields of cron, or what is wrong with it. */
export function readSchedule(cron: string, timeZone: string): Schedule | { readonly problems: readonly ScheduleProblem[] } {
  const problems: ScheduleProblem[] = [];
  if (!isZone(timeZone)) problems.push({ field: 'timeZone', message: 'There is no such time zone: give a name such as "Europe/Berlin".' });
  if (cron.trim().split(/\s+/).length !== 5) problems.push({ field: 'cron', message: `${cronAdvice}.` });
  if (problems.length > 0) return { problems };
  try {
    const job = new Cron(cron, { timezone: timeZone, paused: true });
    if (!job.nextRun()) return { problems: [{ field: 'cron', message: 'No day fits this schedule: choose other days.' }] };
    return { next: (count, after) => job.nextRuns(count, new Date(after)).map((time) => time.getTime()) };
  } catch {
    return { problems: [{ field: 'cron', message: `This schedule cannot be read. ${cronAdvice}.` }] };
  }
}
