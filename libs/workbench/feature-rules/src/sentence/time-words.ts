import { conditionWords, type Speech } from '@casewright/conditions';
import { durationWords, type RelativeTrigger, type ScheduleTrigger } from '@casewright/contracts';

const anchorPhrases: Readonly<Record<string, string>> = {
  'ticket.openedAt': 'the ticket was opened',
  'status.enteredAt': 'the ticket got its status',
  lastReplyAt: 'the last reply of an agent',
  lastCustomerMessageAt: 'the last message of the customer',
  'sla.first-reply.dueAt': 'the first reply is due',
  'sla.next-reply.dueAt': 'the next reply is due',
  'sla.periodic-update.dueAt': 'the next update is due',
  'sla.agent-work.dueAt': 'the work of agents is to be done',
  'sla.requester-wait.dueAt': 'the wait of the requester is to end',
  'sla.resolution.dueAt': 'the resolution is due',
  'sla.ownership.dueAt': 'the time of the owning team is over',
};
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `30 min before the resolution is due`, with what ends the waiting. */
export function relativeWords({ anchor, offset, calendarId, cancelWhen }: RelativeTrigger, speech: Speech): string {
  const time = anchorPhrases[anchor] ?? '…';
  const length = durationWords(offset.replace(/^[+-]/, ''));
  const hours = calendarId === undefined ? '' : ' of working time';
  const when =
    offset === 'PT0M' ? `it is the time when ${time}` : `it is ${length}${hours} ${offset.startsWith('-') ? 'before' : 'after'} ${time}`;
  return cancelWhen ? `${when}, unless before that ${conditionWords(cancelWhen, speech)}` : when;
}

/** `it is 09:00 from Monday to Friday (Europe/Berlin)`, with the tickets that it looks up. */
export function scheduleWords({ cron, timeZone, selector }: ScheduleTrigger, speech: Speech): string {
  return `it is ${cronWords(cron)} (${timeZone}), on each ticket of which ${conditionWords(selector, speech)}`;
}

/** The schedules that most rules have as a person would say them; others as they are written. */
export function cronWords(cron: string): string {
  const [minute = '', hour = '', date = '', month = '', day = ''] = cron.trim().split(/\s+/);
  const written = `time by “${cron}”`;
  if (date !== '*' || month !== '*' || !/^\d{1,2}$/.test(minute)) return cron.trim() === '* * * * *' ? 'a new minute' : written;
  const on = dayWords(day);
  if (on === null) return written;
  const past = minute.padStart(2, '0');
  if (hour === '*') return `${minute === '0' ? 'a full hour' : `${minute} min past the hour`}${on}`;
  return /^\d{1,2}$/.test(hour) ? `${hour.padStart(2, '0')}:${past}${on}` : written;
}

function dayWords(day: string): string | null {
  if (day === '*') return '';
  const [from, to] = day.split('-');
  const name = (number: string | undefined) => (number !== undefined && /^[0-7]$/.test(number) ? days[Number(number)] : undefined);
  const [first, last] = [name(from), name(to)];
  if (first === undefined) return null;
  if (to === undefined) return ` on ${first}`;
  return last === undefined ? null : ` from ${first} to ${last}`;
}
