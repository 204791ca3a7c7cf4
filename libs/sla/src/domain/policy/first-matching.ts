import type { FactCatalog } from '@casewright/rules';
import type { FollowedTicket } from '../clock/followed-ticket';
import { compileWhen, readerOf } from './conditions';
import type { PolicyVersion } from './policy';

/** A policy whose conditions are ready to be asked. */
export interface CompiledPolicy {
  readonly policy: PolicyVersion;
  holds(facts: ReturnType<typeof readerOf>): boolean;
}

/** A policy that is off, or asks for what the desk has not any more, matches no ticket. */
export function compilePolicy(policy: PolicyVersion, catalog: FactCatalog): CompiledPolicy {
  const { when, active } = policy.content;
  if (!active) return { policy, holds: () => false };
  if (when === null) return { policy, holds: () => true };
  const compiled = compileWhen(when, catalog);
  return { policy, holds: 'problems' in compiled ? () => false : (facts) => compiled.gate(facts) };
}

/** The first policy that matches wins; `policies` stand in their order. */
export function firstMatching(policies: readonly CompiledPolicy[], ticket: FollowedTicket): PolicyVersion | undefined {
  const facts = readerOf(ticket);
  return policies.find(({ holds }) => holds(facts))?.policy;
}
