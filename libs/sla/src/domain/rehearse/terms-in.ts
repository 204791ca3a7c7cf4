import type { FactCatalog } from '@casewright/rules';
import type { FollowedTicket } from '../clock/followed-ticket';
import { compilePolicy, firstMatching } from '../policy/first-matching';
import { termsUnder } from '../policy/policy';
import type { FollowedEvent, TermsNow } from '../sla-clock.process';
import type { WholeConfiguration } from './drafted-configuration';

/** What applies to a ticket after one of its events. */
export type TermsOf = (ticket: FollowedTicket, cause: FollowedEvent['type']) => TermsNow;

/** The terms of a configuration that was always in force. */
export function termsIn({ policies, calendars }: WholeConfiguration, catalog: FactCatalog): TermsOf {
  const compiled = policies.map((policy) => compilePolicy(policy, catalog));
  const versions = new Map(calendars.map(({ id, version }) => [id, version]));
  return (ticket, cause) => {
    const policy = firstMatching(compiled, ticket);
    const effect = cause === 'ticket.priority-changed' && policy ? policy.content.onPriorityChange : 'remaining-time';
    return { edition: 0, effect, terms: policy ? termsUnder(policy, ticket.priority, (id) => versions.get(id)) : {} };
  };
}
