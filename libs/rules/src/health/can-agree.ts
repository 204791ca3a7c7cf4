import type { FactDefinition } from '../facts/fact-catalog';
import { FactReader } from '../facts/fact-reader';
import type { Claim } from './claim';

const comparedByEquality = new Set(['equal', 'notEqual', 'in', 'notIn', 'exists', 'notExists']);
const comparedByOrder = new Set([
  ...comparedByEquality,
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'before',
  'after',
]);
/** A text that no operand is. */
const anotherText = '\u0001another';

/**
 * False where no value of any fact can meet all the claims about it. Values that could decide are tried with the same functions that run
 * live, so it never says of something possible that it is not; where values cannot be listed it answers true.
 */
export function canAgree(claims: readonly Claim[]): boolean {
  return clashing(claims) === null;
}

/** The claims about one fact that no value meets, as few as can be told; null where there are none. */
export function clashing(claims: readonly Claim[]): readonly Claim[] | null {
  const byFact = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.leaf.operator.aspect !== 'value') continue;
    byFact.set(claim.leaf.fact.id, [...(byFact.get(claim.leaf.fact.id) ?? []), claim]);
  }
  for (const group of byFact.values()) if (!agree(group)) return fewest(group);
  return null;
}

/** Two that clash already, or all of them. */
function fewest(claims: readonly Claim[]): readonly Claim[] {
  for (const [index, left] of claims.entries()) {
    for (const right of claims.slice(index + 1)) if (!agree([left, right])) return [left, right];
  }
  return claims;
}

function agree(claims: readonly Claim[]): boolean {
  const [first] = claims;
  const candidates = first && candidatesFor(first.leaf.fact, claims);
  if (!first || !candidates) return true;
  const tests = claims.map(({ leaf, wanted }) => ({ gate: leaf.operator.gate(leaf.fact.id, leaf.operand), wanted }));
  return candidates.some((value) => {
    const facts = new FactReader({ [first.leaf.fact.id]: value }, null, 0);
    return tests.every(({ gate, wanted }) => gate(facts) === wanted);
  });
}

/** Values of which one meets the claims if any value does; null where they cannot be listed. */
function candidatesFor(fact: FactDefinition, claims: readonly Claim[]): readonly unknown[] | null {
  const onlyThese = claims.find(({ leaf, wanted }) => wanted && (leaf.operator.id === 'equal' || leaf.operator.id === 'in'));
  if (onlyThese) return [onlyThese.leaf.operand].flat();
  switch (fact.type) {
    case 'choice':
      return [null, ...(fact.choices ?? []).map(({ value }) => value)];
    case 'boolean':
      return [null, true, false];
    case 'number':
    case 'date':
      return all(claims, comparedByOrder) ? [null, ...aroundOperands(claims)] : null;
    case 'text':
    case 'reference':
      return all(claims, comparedByEquality) ? [null, '', anotherText, ...operandsOf(claims)] : null;
    case 'list':
      return listsFor(claims);
  }
}

const all = (claims: readonly Claim[], operators: ReadonlySet<string>): boolean =>
  claims.every(({ leaf }) => operators.has(leaf.operator.id));

const operandsOf = (claims: readonly Claim[]): readonly unknown[] => claims.flatMap(({ leaf }) => leaf.operand);

/** Each operand, and a number on either side of it before the next. */
function aroundOperands(claims: readonly Claim[]): readonly number[] {
  const points = [...new Set(operandsOf(claims).filter((operand) => typeof operand === 'number'))].sort((left, right) => left - right);
  const between = points.slice(1).map((point, index) => (point + (points[index] ?? point)) / 2);
  return [(points[0] ?? 0) - 1, ...points, ...between, (points.at(-1) ?? 0) + 1];
}

/** The longest list that no claim forbids meets every claim for more; null where a claim asks for a list to lack something. */
function listsFor(claims: readonly Claim[]): readonly unknown[] | null {
  const operandsWhere = (demands: boolean) =>
    claims.filter((claim) => asksForItems(claim) === demands).flatMap(({ leaf }) => leaf.operand as readonly unknown[]);
  if (claims.some(({ leaf, wanted }) => leaf.operator.id === 'containsAll' && !wanted)) return null;
  const forbidden = new Set(operandsWhere(false));
  return [null, [], operandsWhere(true).filter((item) => !forbidden.has(item)), [anotherText]];
}

function asksForItems({ leaf, wanted }: Claim): boolean | null {
  if (leaf.operator.id === 'containsNone') return !wanted;
  return leaf.operator.id.startsWith('contains') ? wanted : null;
}
