import { idFrom } from '@casewright/kernel';

/** How often a delivery is tried and how long it rests in between. */
export interface DeliveryPolicy {
  readonly maxAttempts: number;
  readonly firstWaitMilliseconds: number;
  readonly longestWaitMilliseconds: number;
  /**
   * How long a worker may be silent about a delivery that it sends before another one takes it up. A worker that lives speaks three times
   * in between. It is not tied to a connection, which would be free the moment the worker dies: a connection can end while the worker
   * lives and sends, as in a restart of PostgreSQL, and the mail would go out twice.
   */
  readonly claimMilliseconds: number;
  readonly sweepMilliseconds: number;
  readonly concurrency: number;
  /** `one`: what is being sent when it starts was left by itself, which died; nobody has to fall silent first. */
  readonly workers: 'one' | 'several';
}

/** Fourteen attempts over about sixteen hours: a mail server may be away for a night. */
export const defaultDeliveryPolicy: DeliveryPolicy = {
  maxAttempts: 14,
  firstWaitMilliseconds: 15_000,
  longestWaitMilliseconds: 4 * 3_600_000,
  claimMilliseconds: 20_000,
  sweepMilliseconds: 5_000,
  concurrency: 4,
  workers: 'several',
};

/** Doubles with each attempt; up to a fifth is added by the id, so that what failed together does not come back together. */
export function waitAfter(attempt: number, id: string, policy: DeliveryPolicy): number {
  const base = Math.min(policy.firstWaitMilliseconds * 2 ** (attempt - 1), policy.longestWaitMilliseconds);
  const spread = Number.parseInt(idFrom(`${id}:${attempt}`).slice(0, 4), 16) / 0xffff;
  return Math.round(base * (1 + spread / 5));
}
