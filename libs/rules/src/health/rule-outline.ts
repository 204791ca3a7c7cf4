import { immediateEventTypesOf, type DecidedField } from '@casewright/contracts';
import type { CompiledRule } from '../compile/compile-rule';
import type { FactCatalog } from '../facts/fact-catalog';
import { FactReader, type FactValues } from '../facts/fact-reader';
import { demandOf, type Claim } from './claim';
import { triggerClaims } from './trigger-claims';

/** A rule as far as it can be compared with others: what must be so where it fires, and what is so afterwards. */
export interface RuleOutline {
  readonly rule: CompiledRule;
  readonly eventTypes: ReadonlySet<string>;
  readonly claims: readonly Claim[];
  /** Facts that have these values once it has fired, whatever they were. */
  readonly leaves: FactValues;
  /** Facts that it changes to something that only the event tells, as the name of whom it makes the requester. */
  readonly unknown: ReadonlySet<string>;
  /** Properties that it sets to one value, and that value. */
  readonly sets: ReadonlyMap<DecidedField, unknown>;
}

/** Fields that many rules may add to: what one rule leaves of them depends on the others. */
const shared: ReadonlySet<DecidedField> = new Set(['tags', 'comments', 'escalation']);
const sharedFact = 'ticket.tags';

export function outlineOf(rule: CompiledRule, catalog: FactCatalog): RuleOutline {
  const eventTypes = new Set(immediateEventTypesOf(rule.document.trigger));
  const always = rule.otherwise.length > 0 ? [] : demandOf(rule.conditions).claims;
  const claims = [...triggerClaims(rule.document.trigger, catalog), ...always];
  return { rule, eventTypes, claims, ...effectOf(rule) };
}

/** The earlier rule keeps the later one from running, where it fires. */
export function endsBefore({ rule: { document: earlier } }: RuleOutline, { rule: { document: later } }: RuleOutline): boolean {
  return earlier.stop === 'all' || (earlier.stop === 'phase' && earlier.order.phase === later.order.phase);
}

function effectOf(rule: CompiledRule): Pick<RuleOutline, 'leaves' | 'unknown' | 'sets'> {
  const sets = new Map<DecidedField, unknown>();
  let leaves: FactValues = {};
  for (const action of rule.actions) {
    const planned = planOf(action, rule, leaves);
    leaves = { ...leaves, ...planned.facts };
    for (const { field, after } of planned.changes) if (!shared.has(field)) sets.set(field, after);
  }
  const { [sharedFact]: _, ...changed } = leaves;
  const known = Object.entries(changed).filter(([, value]) => value !== undefined);
  const unknown = Object.keys(changed).filter((fact) => changed[fact] === undefined);
  return { leaves: Object.fromEntries(known), unknown: new Set(unknown), sets };
}

/** On a ticket of which nothing is known. An action that cannot be planned so says nothing about what it leaves. */
function planOf(action: CompiledRule['actions'][number], { document: { ruleId, version } }: CompiledRule, facts: FactValues) {
  try {
    return action.plan({ ticketId: '', rule: { id: ruleId, version }, facts: new FactReader(facts, null, 0) });
  } catch {
    return { facts: {}, changes: [] };
  }
}
