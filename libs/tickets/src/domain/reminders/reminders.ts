import { mostReminders, type ReminderEvent, type ReminderState, type ReminderUnless } from '@casewright/contracts';
import { DomainError, unreachable, type Aggregate } from '@casewright/kernel';
import { requireAhead } from '../snooze/snooze';

export interface Reminder {
  readonly userId: string;
  readonly at: string;
  readonly unless: readonly ReminderUnless[];
  readonly ticketVersion: number;
  readonly state: ReminderState;
}

/** The reminders on one ticket by id. What they say stays in the events, where it is sealed. */
export type Reminders = Readonly<Record<string, Reminder>>;

type Wish = Extract<ReminderEvent, { type: 'reminder.set' }>['data'];

export const reminders: Aggregate<Reminders, ReminderEvent> = {
  category: 'reminder',
  initial: {},
  stateVersion: 1,
  evolve(state, event) {
    const { reminderId } = event.data;
    if (event.type === 'reminder.set') {
      const { userId, at, unless, ticketVersion } = event.data;
      return { ...state, [reminderId]: { userId, at, unless, ticketVersion, state: 'waiting' } };
    }
    const reminder = state[reminderId];
    return reminder ? { ...state, [reminderId]: { ...reminder, state: stateAfter(event) } } : state;
  },
};

function stateAfter(event: Exclude<ReminderEvent, { type: 'reminder.set' }>): ReminderState {
  switch (event.type) {
    case 'reminder.cancelled':
      return 'cancelled';
    case 'reminder.rung':
      return 'rung';
    case 'reminder.dropped':
      return 'dropped';
    default:
      return unreachable(event);
  }
}

/** `now` is ISO 8601, as the command was given. */
export function setReminder(state: Reminders, wish: Wish, now: string): readonly ReminderEvent[] {
  if (state[wish.reminderId]) return [];
  requireAhead(wish.at, now, 'at');
  const own = Object.values(state).filter((reminder) => reminder.userId === wish.userId && reminder.state === 'waiting');
  if (own.length >= mostReminders) {
    throw new DomainError('state.conflict', `You have ${mostReminders} reminders on this ticket already; cancel one that you do not need.`);
  }
  return [{ type: 'reminder.set', data: wish }];
}

export const missingReminder = () => new DomainError('resource.missing', 'There is no such reminder, or it is not yours.');

export function cancelReminder(state: Reminders, ids: Pick<Wish, 'reminderId' | 'ticketId' | 'userId'>): readonly ReminderEvent[] {
  const reminder = state[ids.reminderId];
  if (!reminder || reminder.userId !== ids.userId) throw missingReminder();
  return reminder.state === 'waiting' ? [{ type: 'reminder.cancelled', data: ids }] : [];
}

/** The ticket as it stands when the time has come. */
export interface RemindedOf {
  readonly ticketId: string;
  readonly solved: boolean;
  /** Whether its requester answered after that version of it. */
  answeredAfter(version: number): boolean;
}

/** The time has come: its owner is told, unless that became needless. */
export function ring(state: Reminders, reminderId: string, ticket: RemindedOf): readonly ReminderEvent[] {
  const reminder = state[reminderId];
  if (reminder?.state !== 'waiting') return [];
  const ids = { reminderId, ticketId: ticket.ticketId, userId: reminder.userId };
  const because = reminder.unless.find((unless) => (unless === 'solved' ? ticket.solved : ticket.answeredAfter(reminder.ticketVersion)));
  return because ? [{ type: 'reminder.dropped', data: { ...ids, because } }] : [{ type: 'reminder.rung', data: ids }];
}
