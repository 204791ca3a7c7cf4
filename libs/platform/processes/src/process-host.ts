import type { AnyEvent, ProcessDefinition, Stored } from '@casewright/kernel';

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
  readonly prepare?: (key: string, state: State, input: unknown) => Promise<Facts>;
}

/** Runs process managers. Two implementations, PostgreSQL and Temporal, held to one contract suite. */
export abstract class ProcessHost {
  abstract register<State, E extends AnyEvent, Facts>(registration: ProcessRegistration<State, E, Facts>): void;
  /** Delivers a followed event; a repeat or an older event of the same stream is dropped. */
  abstract deliver(event: Stored): Promise<void>;
  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;
  abstract find(type: string, key: string): Promise<HostedProcess | null>;
  abstract list(query: { type?: string; status?: HostedProcess['status']; limit: number; after?: string }): Promise<readonly HostedProcess[]>;
  /** Wakes what is due by the Clock now, and returns how many; for tests and demo data. */
  abstract runDue(): Promise<number>;
}
