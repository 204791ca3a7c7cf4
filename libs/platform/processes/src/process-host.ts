import type { AnyEvent, ProcessDefinition, ProcessInput, Stored } from '@casewright/kernel';

export interface HostedProcess {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly definitionVersion: number;
  readonly state: unknown;
  readonly wakeAt: string | null;
  readonly status: 'running' | 'done' | 'parked';
  readonly error: string | null;
}

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
  readonly status?: HostedProcess['status'];
  /** Only the one with this key, of every type. */
  readonly key?: string;
  /** The beginning of the ids. */
  readonly prefix?: string;
  readonly limit: number;
  /** The id of the last process that was seen; the list is ordered by id. */
  readonly after?: string;
}

/**
 * Runs process managers. Two implementations, PostgreSQL and Temporal, held to one contract suite. Inputs reach a definition
 * without personal text: fields that the event catalog seals are `null`.
 */
export abstract class ProcessHost {
  /** Several versions of one type may be registered: a running process keeps its own, a new one starts with the newest. */
  abstract register<State, E extends AnyEvent, Facts>(registration: ProcessRegistration<State, E, Facts>): void;
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
  abstract stop(): Promise<void>;
  abstract find(type: string, key: string): Promise<HostedProcess | null>;
  abstract list(query: ProcessQuery): Promise<readonly HostedProcess[]>;
  /** Has a parked process try again the input that it failed on; false where no parked process has this id. */
  abstract retry(type: string, key: string): Promise<boolean>;
  /** Wakes what is due by the Clock now, and returns how many; for tests and demo data. */
  abstract runDue(): Promise<number>;
}
