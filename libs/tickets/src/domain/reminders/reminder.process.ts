import { reminderEvents, type ReminderEvent } from '@casewright/contracts';
import { defineProcess } from '@casewright/kernel';

export interface ReminderProcessState {
  readonly reminderId: string;
  readonly ticketId: string;
  /** ISO 8601; null once its time has come. */
  readonly at: string | null;
}

/** Waits with one reminder. Whether it became needless is looked up when its time has come, so it follows nothing but the reminder itself. */
export const reminderProcess = defineProcess<ReminderProcessState, ReminderEvent>({
  type: 'reminder',
  version: 1,
  initial: { reminderId: '', ticketId: '', at: null },
  follows: Object.keys(reminderEvents) as ReminderEvent['type'][],
  key: ({ data }) => data.reminderId,
  starts: ({ type }) => type === 'reminder.set',
  on(state, input, now) {
    switch (input.type) {
      case 'reminder.set': {
        const { reminderId, ticketId, at } = input.data;
        return { state: { reminderId, ticketId, at }, wakeAt: at };
      }
      case 'reminder.cancelled':
      case 'reminder.rung':
      case 'reminder.dropped':
        return { state: { ...state, at: null }, done: true };
      case 'process.woken':
        return woken(state, Math.max(now.getTime(), Date.parse(input.at)));
    }
  },
});

function woken(state: ReminderProcessState, now: number) {
  const { reminderId, ticketId, at } = state;
  if (at === null) return { state };
  if (Date.parse(at) > now) return { state, wakeAt: at };
  return { state: { ...state, at: null }, commands: [{ type: 'reminder.ring', data: { reminderId, ticketId } }] };
}
