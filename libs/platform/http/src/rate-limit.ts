import { DomainError } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface RateLimitOptions {
  /** So many requests … */
  readonly points: number;
  /** … in so many seconds. */
  readonly seconds: number;
}

/** Counts requests per key in this process: a brake on floods, not an account lock. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  /** Refuses with `rate.limited` once the key has used up its points. */
  async consume(name: string, options: RateLimitOptions, key: string): Promise<void> {
    const limiter = this.limiters.get(name) ?? new RateLimiterMemory({ points: options.points, duration: options.seconds });
    this.limiters.set(name, limiter);
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw rateLimited(refusal.msBeforeNext);
    }
  }
}

export const rateLimited = (milliseconds: number): DomainError =>
  new DomainError('rate.limited', 'That was too often. Wait a little and try again.', { retryAfter: Math.ceil(milliseconds / 1000) });
