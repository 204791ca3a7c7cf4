import type { AnyEvent, Stored } from './events';

/** A command as data: what reactors, rules and process managers answer with. `type` is a name such as `ticket.change-priority`. */
export interface CommandMessage {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What reaches a process: an event that it follows, or the wake-up that it asked for. */
export type ProcessInput<E extends AnyEvent> = Stored<E> | { readonly type: 'process.woken'; readonly at: string };

/** The answer to one input. `wakeAt` (ISO 8601) replaces the earlier wish; `null` or absent means no wake-up. */
export interface ProcessStep<State> {
  readonly state: State;
  readonly commands?: readonly CommandMessage[];
  readonly wakeAt?: string | null;
  readonly done?: boolean;
}

/**
 * A state machine over the events it follows, hosted by PostgreSQL or Temporal. Pure: same state, input and time give the same step.
 * State is JSON and holds ids, never personal data. `prepare` runs in the shell once per input, and its JSON answer is
 * handed to `on` (look-ups such as policies and calendars); hosts record it with the input, so a repeat sees the same answer.
 */
export interface ProcessDefinition<State = unknown, E extends AnyEvent = AnyEvent, Facts = unknown> {
  readonly type: string;
  readonly version: number;
  readonly initial: State;
  /** Event types that start or continue it. */
  readonly follows: readonly E['type'][];
  /** The subject whose process this event belongs to (one running process per type and key). */
  key(event: Stored<E>): string;
  /** False: the event is dropped when no process runs for the key. */
  starts(event: Stored<E>): boolean;
  on(state: State, input: ProcessInput<E>, now: Date, facts: Facts): ProcessStep<State>;
  /** Carries the state of an older version over; absent: running processes keep the older definition. */
  migrate?(state: unknown, fromVersion: number): State;
  /** The id of the team that it concerns now, where the state tells; people look for processes by it. */
  team?(state: State): string | null;
}

export function defineProcess<State, E extends AnyEvent, Facts = undefined>(
  definition: ProcessDefinition<State, E, Facts>,
): ProcessDefinition<State, E, Facts> {
  return definition;
}

/** One id for the whole life of a process, the same on both hosts. */
export const processId = (type: string, key: string): string => `${type}:${key}`;
