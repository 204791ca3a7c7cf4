import type { AutoCloseContent } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import { AutoCloseQueries } from './auto-close.query';

const goodFor = 250;

interface InForceNow {
  readonly version: number;
  readonly content: AutoCloseContent;
}

/**
 * The settings that tickets wait by. Every ticket that is solved asks, so an answer serves for a quarter of a second; in the process that
 * changes them the change counts at once.
 */
@Injectable()
export class AutoCloseInForce {
  private answer: Promise<InForceNow> | null = null;
  private askedAt = 0;

  constructor(private readonly queries: AutoCloseQueries) {}

  now(): Promise<InForceNow> {
    if (this.answer && performance.now() - this.askedAt < goodFor) return this.answer;
    this.askedAt = performance.now();
    const answer = this.queries.newest();
    this.answer = answer;
    answer.catch(() => (this.answer = this.answer === answer ? null : this.answer));
    return answer;
  }

  async isOn(): Promise<boolean> {
    const { closeSolvedAfterDays, solvePendingAfterDays } = (await this.now()).content;
    return closeSolvedAfterDays > 0 || solvePendingAfterDays > 0;
  }

  /** Also an answer that is under way counts no more. */
  forget(): void {
    this.answer = null;
  }
}
