import { defineProcess, type CommandMessage, type ProcessInput, type ProcessStep } from '@casewright/kernel';
import type { SampleEvent } from './sample.events';

export interface ReminderState {
  readonly notes: readonly number[];
  readonly texts: readonly unknown[];
  readonly wakes: number;
  readonly remindAt: string | null;
  readonly since?: string;
}

const initial: ReminderState = { notes: [], texts: [], wakes: 0, remindAt: null };

const record = (what: string, more: Record<string, unknown> = {}): CommandMessage => ({ type: 'sample.record', data: { what, ...more } });

type RemindedEvent = Exclude<SampleEvent, { type: 'sample.handed' }>;

function on(state: ReminderState, input: ProcessInput<RemindedEvent>, now: Date, facts: unknown): ProcessStep<ReminderState> {
  switch (input.type) {
    case 'sample.opened': {
      const { remindAt } = input.data;
      return { state: { ...state, remindAt }, wakeAt: remindAt, commands: [record('opened', { facts, now: now.toISOString() })] };
    }
    case 'sample.noted': {
      const remindAt = input.data.remindAt ?? state.remindAt;
      const notes = [...state.notes, input.version];
      return { state: { ...state, notes, texts: [...state.texts, input.data.text].slice(-3), remindAt }, wakeAt: remindAt };
    }
    case 'sample.closed':
      return { state, done: true, commands: [record('closed', { notes: state.notes.length }), record('farewell')] };
    case 'process.woken':
      return {
        state: { ...state, wakes: state.wakes + 1, remindAt: null },
        commands: [record('woken', { at: input.at, now: now.toISOString() })],
      };
  }
}

const common = {
  initial,
  follows: ['sample.opened', 'sample.noted', 'sample.closed'],
  key: (event: RemindedEvent) => event.data.subject,
  starts: (event: RemindedEvent) => event.type === 'sample.opened',
} as const;

/** Reminds once, at the time that the newest event names. */
export const reminder = defineProcess<ReminderState, RemindedEvent, unknown>({ ...common, type: 'reminder', version: 1, on });

/** Answers `closed` with other words; processes of version 1 stay as they are. */
export const reminderInOtherWords = defineProcess<ReminderState, RemindedEvent, unknown>({
  ...common,
  type: 'reminder',
  version: 2,
  on: (state, input, now, facts) =>
    input.type === 'sample.closed' ? { state, done: true, commands: [record('closed in other words')] } : on(state, input, now, facts),
});

/** Takes processes of every earlier version over. */
export const reminderThatCarriesOver = defineProcess<ReminderState, RemindedEvent, unknown>({
  ...reminderInOtherWords,
  version: 3,
  migrate: (state, fromVersion) => ({ ...(state as ReminderState), since: `version ${fromVersion}` }),
});

/** Asks at each wake-up to be woken at the very same time: a mistake that must not spin. */
export const restless = defineProcess<{ readonly at: string | null }, Extract<SampleEvent, { type: 'sample.opened' }>>({
  type: 'restless',
  version: 1,
  initial: { at: null },
  follows: ['sample.opened'],
  key: common.key,
  starts: () => true,
  on: (state, input) =>
    input.type === 'process.woken' ? { state, wakeAt: state.at } : { state: { at: input.data.remindAt }, wakeAt: input.data.remindAt },
});

/** Has a key of its own, and says in its state which ticket it concerns. */
export const courier = defineProcess<{ readonly ticketId: string | null }, Extract<SampleEvent, { type: 'sample.handed' }>>({
  type: 'courier',
  version: 1,
  initial: { ticketId: null },
  follows: ['sample.handed'],
  key: (event) => event.streamId,
  starts: () => true,
  on: (state, input) => ({ state: input.type === 'sample.handed' ? { ticketId: input.data.subject } : state }),
});

type BorneEvent = Extract<SampleEvent, { type: 'sample.handed' | 'sample.closed' }>;

/** Knows which team has its subject, and does nothing about it. */
export const bearer = defineProcess<{ readonly teamId: string | null }, BorneEvent>({
  type: 'bearer',
  version: 1,
  initial: { teamId: null },
  follows: ['sample.handed', 'sample.closed'],
  key: (event) => event.data.subject,
  starts: (event) => event.type === 'sample.handed',
  on: (state, input) =>
    input.type === 'sample.handed' ? { state: { teamId: input.data.teamId } } : { state, done: input.type === 'sample.closed' },
  team: ({ teamId }) => teamId,
});
