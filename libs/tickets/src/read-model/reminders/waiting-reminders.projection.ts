import { reminderEvents, type ReminderEvent } from '@casewright/contracts';
import { defineProjection } from '@casewright/subscriptions';

/** A reminder that waits. What it says is not in here. */
export interface WaitingReminderRow {
  readonly ticketId: string;
  readonly userId: string;
  readonly at: string;
  readonly unless: readonly string[];
  readonly setAt: string;
}

/** `rm.waiting_reminders`: what each person still is to be reminded of. */
export const waitingReminders = defineProjection<WaitingReminderRow, ReminderEvent>({
  name: 'waiting-reminders',
  version: 1,
  pace: 50,
  events: Object.keys(reminderEvents) as ReminderEvent['type'][],
  columns: {
    ticket_id: 'uuid not null',
    user_id: 'uuid not null',
    at: 'timestamptz(3) not null',
    unless: 'text[] not null',
    set_at: 'timestamptz(3) not null',
  },
  indexes: ['(user_id, at, id)'],
  key: ({ data }) => data.reminderId,
  fold(_, event) {
    if (event.type !== 'reminder.set') return undefined;
    const { ticketId, userId, at, unless } = event.data;
    return { ticketId, userId, at, unless, setAt: event.meta.at };
  },
});
