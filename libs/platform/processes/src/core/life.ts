import { processId, type AnyEvent, type CommandMessage, type ProcessDefinition, type ProcessInput, type Stored } from '@casewright/kernel';

/** What made the process act last; its commands are filed under it. */
export interface Cause {
  readonly eventId: string;
  readonly correlationId: string;
  readonly depth: number;
}

/** A wake-up that was answered: when it was asked for, when it was answered (ISO 8601), and with how many commands. */
export interface Wake {
  readonly due: string;
  readonly at: string;
  readonly commands: number;
}

/** What inputs and commands a process had stands in the log; its wake-ups stand here only, so many of them. */
const wakesKept = 20;

/** Everything that a host has to keep of a process: JSON, the same on both hosts. Positions and `sent` outlive the process's end. */
export interface Life {
  readonly definitionVersion: number;
  readonly state: unknown;
  readonly status: 'running' | 'done';
  readonly wakeAt: string | null;
  /** The version of the newest event that was handled, per stream. */
  readonly positions: Readonly<Record<string, number>>;
  /** How many commands have been sent: the number in the id of the last one. */
  readonly sent: number;
  readonly cause: Cause | null;
  /** The newest last. Absent in lives that were stored before wake-ups were kept. */
  readonly wakes?: readonly Wake[];
}

/** What was looked up for an input, recorded with it so that a repeat comes to the same answer. `now` is ISO 8601. */
export interface Prepared {
  readonly now: string;
  readonly facts: unknown;
  readonly definitionVersion: number;
}

export type AnyInput = ProcessInput<AnyEvent>;
export type AnyDefinition = ProcessDefinition;

/** Commands of one step, on their way out. They are numbered from `firstNumber` on. */
export interface Outgoing {
  readonly type: string;
  readonly key: string;
  readonly definitionVersion: number;
  readonly commands: readonly CommandMessage[];
  readonly firstNumber: number;
  readonly cause: Cause | null;
  readonly at: string;
}

export const isEvent = (input: AnyInput): input is Stored => 'streamId' in input;

/** True: this event, or a later one of its stream, has been handled. */
export const isRepeat = (life: Life, event: Stored): boolean => event.version <= (life.positions[event.streamId] ?? 0);

/** The life before the first input; a process that starts again keeps what tells repeats apart. */
export function newLife(definition: AnyDefinition, former?: Life): Life {
  return {
    definitionVersion: definition.version,
    state: definition.initial,
    status: 'running',
    wakeAt: null,
    positions: former?.positions ?? {},
    sent: former?.sent ?? 0,
    cause: null,
    wakes: former?.wakes ?? [],
  };
}

/** The state as the definition knows it, carried over where the process ran on an older version. */
export function stateFor(definition: AnyDefinition, life: Life): unknown {
  if (definition.version === life.definitionVersion) return life.state;
  if (!definition.migrate) throw new Error(`${definition.type} ${definition.version} cannot carry over version ${life.definitionVersion}`);
  return definition.migrate(life.state, life.definitionVersion);
}

/** One input: pure, so that a repeat after a crash gives the same life and the same commands. */
export function advance(
  definition: AnyDefinition,
  key: string,
  life: Life,
  input: AnyInput,
  prepared: Prepared,
): { life: Life; outgoing: Outgoing } {
  const step = definition.on(stateFor(definition, life), input, new Date(prepared.now), prepared.facts);
  const commands = step.commands ?? [];
  const wakeAt = step.done || !step.wakeAt ? null : new Date(step.wakeAt).toISOString();
  if (!isEvent(input) && wakeAt !== null && wakeAt <= input.at) {
    throw new Error(`${processId(definition.type, key)} asks to be woken at ${wakeAt}, which is not after the wake-up it answers`);
  }
  const cause = causeOf(input, life);
  return {
    life: {
      definitionVersion: definition.version,
      state: step.state,
      status: step.done ? 'done' : 'running',
      wakeAt,
      positions: isEvent(input) ? { ...life.positions, [input.streamId]: input.version } : life.positions,
      sent: life.sent + commands.length,
      cause,
      wakes: isEvent(input) ? (life.wakes ?? []) : withWake(life, { due: input.at, at: prepared.now, commands: commands.length }),
    },
    outgoing: {
      type: definition.type,
      key,
      definitionVersion: definition.version,
      commands,
      firstNumber: life.sent + 1,
      cause,
      at: prepared.now,
    },
  };
}

const withWake = ({ wakes = [] }: Life, wake: Wake): readonly Wake[] => [...wakes, wake].slice(-wakesKept);

/** The life of a process that a person ended: what it had still to hear counts as heard. */
export const cancelled = (life: Life, unheard: readonly Stored[]): Life => ({
  ...life,
  status: 'done',
  wakeAt: null,
  positions: unheard.reduce<Life['positions']>(
    (positions, { streamId, version }) => ({ ...positions, [streamId]: Math.max(version, positions[streamId] ?? 0) }),
    life.positions,
  ),
});

/** A wake-up begins a new chain (depth -1, so that its commands have depth 0) but stays filed under what asked for it. */
function causeOf(input: AnyInput, life: Life): Cause | null {
  if (!isEvent(input)) return life.cause && { ...life.cause, depth: -1 };
  return { eventId: input.eventId, correlationId: input.meta.correlationId, depth: input.meta.depth };
}

/** The ticket that a process concerns, where its state names one. */
export function ticketIn(state: unknown): string | null {
  const { ticketId } = Object(state) as { readonly ticketId?: unknown };
  return typeof ticketId === 'string' && ticketId !== '' ? ticketId : null;
}
