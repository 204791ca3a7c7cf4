/** After how many failed tries an input parks its process, and how long to wait between them. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstWaitMilliseconds: number;
  /** How long a worker may take for one input before another one takes it up. */
  readonly claimMilliseconds: number;
  /** `one`: what is in hand when it starts was left by itself, which died. Absent: several. */
  readonly workers?: 'one' | 'several';
}

export const defaultRetryPolicy: RetryPolicy = { attempts: 5, firstWaitMilliseconds: 1_000, claimMilliseconds: 20_000 };

/** 1, 2, 4, 8 … times the first wait, at most five minutes. */
export const waitAfter = (attempt: number, policy: RetryPolicy): number =>
  Math.min(policy.firstWaitMilliseconds * 2 ** (attempt - 1), 300_000);
