import type { CommandGateway } from '@casewright/commands';
import type { Clock } from '@casewright/kernel';
import type { RetryPolicy } from '../core/retry-policy';
import type { ProcessHost, ProcessRegistration } from '../process-host';

export interface WorkerOptions {
  readonly gateway: CommandGateway;
  readonly registrations: readonly ProcessRegistration<never, never, never>[];
  readonly clock?: Clock;
  readonly policy?: RetryPolicy;
}

/** One real server that processes live on, and workers that come and go. */
export interface ProcessHarness {
  /** A started host; the suite stops it. */
  worker(options: WorkerOptions): Promise<ProcessHost>;
  close(): Promise<void>;
}

export const impatient: RetryPolicy = { attempts: 3, firstWaitMilliseconds: 50, claimMilliseconds: 1_000 };
