import type { AnyEvent, ProcessDefinition, ProcessInput, Stored } from '@casewright/kernel';
import type { Wake } from './core/life';
import type { WakePlace } from './core/wake-order';

export type HostName = 'postgres' | 'temporal';
export type ProcessStatus = 'running' | 'done' | 'parked' | 'cancelled';

export interface HostedProcess {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly definitionVersion: number;
  readonly state: unknown;
  /** The ticket that it concerns, where its state names one: its key may be another id. */
  readonly ticketId: string | null;
  readonly wakeAt: string | null;
  readonly status: ProcessStatus;
  /** Why it is parked, or was cancelled. */
  readonly error: string | null;
  /** Where it lives, or lived last. */
  readonly host: HostName;
}

/** What it is found by: the ticket that it concerns, or its key where it concerns none. */
export const subjectOf = ({ ticketId, key }: Pick<HostedProcess, 'ticketId' | 'key'>): string => ticketId ?? key;

/** One process with what its history is told from: the log holds its inputs and what its commands led to. */
export interface ProcessDetail extends HostedProcess {
  /** The version of the newest event that it has heard, per stream. */
  readonly positions: Readonly<Record<string, number>>;
  /** How many commands it has sent. */
  readonly sent: number;
  readonly wakes: readonly Wake[];
}

/** `late`: how many of them should have been woken more than a minute ago. */
export interface ProcessCount {
  readonly type: string;
  readonly status: ProcessStatus;
  readonly host: HostName;
  readonly count: number;
  readonly late: number;
}

const latePatience = 60_000;

/** A wake-up from before then that has not come is worth a look. */
export const lateAt = (now: Date): Date => new Date(now.getTime() - latePatience);

export interface ProcessRegistration<State, E extends AnyEvent, Facts> {
  readonly definition: ProcessDefinition<State, E, Facts>;
  /** Look-ups for one input; the answer is JSON and recorded with the input. */
  readonly prepare?: (key: string, state: State, input: ProcessInput<E>) => Promise<Facts>;
  /**
   * The file that exports the definition: `require.resolve('./domain/sla-clock.process')`. The Temporal host bundles it, with all
   * that it imports, into its workflow code; so it must be as pure as the definition.
   */
  readonly module: string;
}

export interface ProcessQuery {
  readonly type?: string;
  readonly status?: ProcessStatus;
  /** Only those about it: the ticket that their state names, or their key where it names none. */
  readonly subject?: string;
  /** The beginning of the ids. */
  readonly prefix?: string;
  /** Only those that run and should have been woken before then. */
  readonly lateSince?: Date;
  readonly limit: number;
  /** The last process that was seen: the soonest wake-up comes first, those without one last, by id where that is the same. */
  readonly after?: WakePlace;
}

/**
 * Runs process managers. Two implementations, PostgreSQL and Temporal, held to one contract suite. Inputs reach a definition
 * without personal text: fields that the event catalog seals are `null`.
 */
export abstract class ProcessHost {
  /** Several versions of one type may be registered: a running process keeps its own, a new one starts with the newest. */
  abstract register<State, E extends AnyEvent, Facts>(registration: ProcessRegistration<State, E, Facts>): void;
  /** Event types that processes of this type hear. */
  abstract followedBy(type: string): readonly string[];
  /**
   * Delivers a followed event to every process type that follows it, or to one type only. A repeat or an older event of the
   * same stream is dropped. Once this has resolved the event is not forgotten, whatever becomes of its commands.
   */
  abstract deliver(event: Stored, type?: string): Promise<void>;
  /** The same for some events of one stream that came by together, in their order. */
  async deliverAll(events: readonly Stored[], type: string): Promise<void> {
    for (const event of events) await this.deliver(event, type);
  }
  abstract start(): Promise<void>;
  /** Finishes what is in hand and takes nothing new. */
  abstract stop(): Promise<void>;
  abstract find(type: string, key: string): Promise<ProcessDetail | null>;
  abstract list(query: ProcessQuery): Promise<readonly HostedProcess[]>;
  abstract counts(): Promise<readonly ProcessCount[]>;
  /** Has a parked process try again the input that it failed on; false where no parked process has this id. */
  abstract retry(type: string, key: string): Promise<boolean>;
  /** Ends a running or parked process for good: it sends nothing more, and begins anew only with an event that starts one. False: none runs. */
  abstract cancel(type: string, key: string, reason: string): Promise<boolean>;
  /** Wakes what is due by the Clock now, and returns how many; for tests and demo data. */
  abstract runDue(): Promise<number>;
}
