import type { FactCatalog } from '@casewright/rules';
import type { WantedTerms } from '../clock/clocks-state';
import type { FollowedTicket } from '../clock/followed-ticket';
import { compilePolicy, firstMatching } from '../policy/first-matching';
import { termsUnder, type PolicyVersion } from '../policy/policy';
import type { TermsNow } from '../clock/carry';
import type { FollowedEvent } from '../sla-clock.process';
import type { WholeConfiguration } from './drafted-configuration';

/** What applies to a ticket after one of its events. */
export type TermsOf = (ticket: FollowedTicket, cause: FollowedEvent['type']) => TermsNow;

/** The terms of a configuration that was always in force. */
export function termsIn({ policies, calendars }: WholeConfiguration, catalog: FactCatalog): TermsOf {
  const compiled = policies.map((policy) => compilePolicy(policy, catalog));
  const versions = new Map(calendars.map(({ id, version }) => [id, version]));
  const known = new Map<string, WantedTerms>();
  const termsOf = (policy: PolicyVersion, { priority }: FollowedTicket): WantedTerms => {
    const name = `${policy.id} ${priority}`;
    const terms = known.get(name) ?? termsUnder(policy, priority, (id) => versions.get(id));
    known.set(name, terms);
    return terms;
  };
  return (ticket, cause) => {
    const policy = firstMatching(compiled, ticket);
    const effect = cause === 'ticket.priority-changed' && policy ? policy.content.onPriorityChange : 'remaining-time';
    return { edition: 0, effect, terms: policy ? termsOf(policy, ticket) : {} };
  };
}
