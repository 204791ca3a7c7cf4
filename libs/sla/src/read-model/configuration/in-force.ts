import { TicketFieldDirectory } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import type { FollowedTicket } from '../../domain/clock/followed-ticket';
import { catalogWith } from '../../domain/policy/conditions';
import { compilePolicy, firstMatching } from '../../domain/policy/first-matching';
import { termsUnder } from '../../domain/policy/policy';
import type { FollowedEvent, TermsNow } from '../../domain/sla-clock.process';
import { Configuration } from './configuration';

const goodFor = 250;

interface InForceNow {
  readonly edition: number;
  termsFor(ticket: FollowedTicket, cause: FollowedEvent['type']): Pick<TermsNow, 'terms' | 'effect'>;
}

/**
 * The policies that clocks start under. Every event of every ticket asks, so an answer serves for a quarter of a second; in the process
 * that changes them the change counts at once.
 */
@Injectable()
export class InForce {
  private answer: Promise<InForceNow> | null = null;
  private askedAt = 0;

  constructor(
    private readonly configuration: Configuration,
    private readonly fields: TicketFieldDirectory,
  ) {}

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
    const calendars = await this.configuration.currentCalendarVersions([...new Set(named)]);
    const catalog = catalogWith(await this.fields.all());
    const compiled = policies.map((policy) => compilePolicy(policy, catalog));
    return {
      edition: 0,
      termsFor(ticket, cause) {
        const policy = firstMatching(compiled, ticket);
        const effect = cause === 'ticket.priority-changed' && policy ? policy.content.onPriorityChange : 'remaining-time';
        return { terms: policy ? termsUnder(policy, ticket.priority, (id) => calendars.get(id)) : {}, effect };
      },
    };
  }
}
