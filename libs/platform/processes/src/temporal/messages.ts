import type { Stored } from '@casewright/kernel';
import type { AnyInput, Life, Outgoing, Prepared } from '../core/life';
import type { RetryPolicy } from '../core/retry-policy';
import type { HostedProcess } from '../process-host';

/** What a workflow is started with. `resumed` is what its former run handed on. */
export interface ProcessArguments {
  readonly type: string;
  readonly key: string;
  readonly policy: RetryPolicy;
  readonly resumed?: Resumed;
}

export interface Resumed {
  readonly life: Life | null;
  readonly inbox: readonly Stored[];
  /** Business time minus the server's time, in milliseconds. */
  readonly clockOffset: number;
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
  /** The life that an earlier workflow of this id ended with. */
  formerLife(id: string): Promise<Life | null>;
  prepare(request: InputRequest): Promise<Preparations>;
  dispatchCommands(outgoing: Outgoing): Promise<void>;
  /** Keeps the end of a process beyond Temporal's retention: repeats must still be told apart years later. */
  keepEnd(type: string, key: string, life: Life): Promise<void>;
}

export type ProcessAnswer = Omit<HostedProcess, 'id'>;

/** Names of the messages that a workflow takes. */
export const messages = { follow: 'follow', retry: 'retry', wake: 'wake', process: 'process' } as const;
