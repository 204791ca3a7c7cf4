import { Injectable } from '@nestjs/common';
import type { PolicyVersion } from '../../domain/policy/policy';
import { Configuration } from './configuration';

const goodFor = 250;

interface InForceNow {
  readonly policies: readonly PolicyVersion[];
  /** The newest version of each calendar that they name. */
  readonly calendars: ReadonlyMap<string, number>;
}

/**
 * The policies that clocks start under. Every event of every ticket asks, so an answer serves for a quarter of a second; in the process
 * that changes them the change counts at once.
 */
@Injectable()
export class InForce {
  private answer: Promise<InForceNow> | null = null;
  private askedAt = 0;

  constructor(private readonly configuration: Configuration) {}

  now(): Promise<InForceNow> {
    if (this.answer && performance.now() - this.askedAt < goodFor) return this.answer;
    this.askedAt = performance.now();
    const answer = this.look();
    this.answer = answer;
    answer.catch(() => (this.answer = this.answer === answer ? null : this.answer));
    return answer;
  }

  /** What is in force has changed; also an answer that is under way counts no more. */
  forget(): void {
    this.answer = null;
  }

  private async look(): Promise<InForceNow> {
    const policies = await this.configuration.activePolicies();
    const named = policies.flatMap(({ content }) => content.targets.flatMap(({ calendarId }) => (calendarId === null ? [] : [calendarId])));
    return { policies, calendars: await this.configuration.currentCalendarVersions([...new Set(named)]) };
  }
}
