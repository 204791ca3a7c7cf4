import type { Stored } from '@casewright/kernel';
import type { AnyInput, Life, Outgoing, Prepared } from '../core/life';
import type { RetryPolicy } from '../core/retry-policy';
import type { Pending } from '../postgres/process-row';
import type { ProcessDetail } from '../process-host';

/** What a workflow is started with. `resumed` is what its former run handed on. */
export interface ProcessArguments {
  readonly type: string;
  readonly key: string;
  readonly policy: RetryPolicy;
  /**
   * All but commands is done within the workflow task, which spares the server more than half of what a process costs it. Runs that were begun
   * before that are without it, and go on as they were begun.
   */
  readonly local?: true;
  readonly resumed?: Resumed;
  /** The process comes from the PostgreSQL host: the version that its row was fenced with. */
  readonly token?: number;
}

export interface Resumed {
  readonly life: Life | null;
  readonly inbox: readonly Stored[];
  /** Business time minus the server's time, in milliseconds. */
  readonly clockOffset: number;
}

/** A process on its way between hosts: its life, the input that was in hand, what it failed on, and what it has still to hear. */
export interface HandedOver {
  readonly life: Life;
  readonly pending: Pending | null;
  readonly error: string | null;
  readonly inbox: readonly Stored[];
}

/** `runId` tells a repeat of the same taking over from a second one. */
export interface TakeOverRequest {
  readonly id: string;
  readonly token: number;
  readonly runId: string;
}

export interface InputRequest {
  readonly type: string;
  readonly key: string;
  readonly life: Life | null;
  /** Events that have queued up, oldest first; or one wake-up. */
  readonly inputs: readonly AnyInput[];
}

/** `unwanted`: the event is none of the process's business. `early`: by the business clock it is not yet time to wake. */
export type Preparation = { readonly answer: 'ready'; readonly prepared: Prepared } | { readonly answer: 'unwanted' | 'early' };

export interface Preparations {
  /** Business time, ISO 8601. */
  readonly now: string;
  /** For the first inputs of the request, at least for one. Those after a step with commands are prepared once the commands are out. */
  readonly preparations: readonly Preparation[];
}

/** What the workflow has done for it outside of its sandbox. */
export interface ProcessActivities {
  /** The life that an earlier workflow of this id ended with; `elsewhere`: by now the process is not for Temporal to run. */
  formerLife(id: string): Promise<Life | null | 'elsewhere'>;
  prepare(request: InputRequest): Promise<Preparations>;
  dispatchCommands(outgoing: Outgoing): Promise<void>;
  /** Keeps the end of a process beyond Temporal's retention: repeats must still be told apart years later. With a reason it was cancelled. */
  keepEnd(type: string, key: string, life: Life, reason?: string): Promise<void>;
  /** Makes the move to Temporal final; null where it has been called off, or another run took the process over. */
  takeOver(request: TakeOverRequest): Promise<HandedOver | null>;
  /** Makes the move to PostgreSQL final; false where nobody wants it any more. */
  handBack(id: string, runId: string, handedOver: HandedOver): Promise<boolean>;
}

export type ProcessAnswer = Omit<ProcessDetail, 'id' | 'host'>;

/** What a workflow that is to end is told of why: payloads hold no words of people. */
export const reasonInRow = 'The reason stands in the row of the process.';

/** Names of the messages that a workflow takes. */
export const messages = {
  follow: 'follow',
  retry: 'retry',
  wake: 'wake',
  process: 'process',
  cancel: 'cancel',
  leave: 'leave',
} as const;
