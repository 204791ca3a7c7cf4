import { FactReader } from '../facts/fact-reader';
import { canAgree } from './can-agree';
import type { ReadingFinding } from './finding';
import { endsBefore, type RuleOutline } from './rule-outline';

/** Properties that the later rule sets to something else than the earlier one has, where both fire on one event. */
export function sameFields(earlier: RuleOutline, later: RuleOutline): readonly ReadingFinding[] {
  const fields = [...later.sets]
    .filter(([field, value]) => earlier.sets.has(field) && !isDeepEqual(earlier.sets.get(field), value))
    .map(([field]) => field);
  if (fields.length === 0 || endsBefore(earlier, later) || !canBothFire(earlier, later)) return [];
  return fields.map((field) => ({ kind: 'same-field', rule: later.rule, other: earlier.rule, pointer: '', because: [], field }));
}

/** The later rule sees what the earlier one leaves. */
function canBothFire(earlier: RuleOutline, later: RuleOutline): boolean {
  const left = new FactReader(earlier.leaves, null, 0);
  const isLeft = (fact: string) => Object.hasOwn(earlier.leaves, fact);
  const stillHolds = later.claims
    .filter(({ leaf: { fact, operator } }) => isLeft(fact.id) && operator.aspect === 'value')
    .every(({ leaf, wanted }) => leaf.operator.gate(leaf.fact.id, leaf.operand)(left) === wanted);
  // What was so before says nothing of a fact that the earlier one changes.
  const isUntouched = (fact: string) => !isLeft(fact) && !earlier.unknown.has(fact);
  return stillHolds && canAgree([...earlier.claims, ...later.claims].filter(({ leaf }) => isUntouched(leaf.fact.id)));
}

/** Several choices of a field are a list. */
const isDeepEqual = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
