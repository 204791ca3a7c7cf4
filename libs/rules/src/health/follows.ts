import { canonicalJson } from '../compile/canonical-json';
import type { CompiledCondition, CompiledLeaf } from '../compile/condition';
import { clashing } from './can-agree';
import type { Claim } from './claim';

/** True where the condition holds whenever the claims do. False where it need not, or where that cannot be told. */
export function follows(condition: CompiledCondition, claims: readonly Claim[], wanted = true): boolean {
  if (condition.kind === 'leaf')
    return isClaimed(condition, claims, wanted) || clashing([...claims, { leaf: condition, wanted: !wanted }]) !== null;
  const { kind, children } = condition;
  const childWanted = kind === 'not' ? !wanted : wanted;
  const needsEach = kind === 'all' ? wanted : kind === 'any' ? !wanted : wanted;
  const child = (part: CompiledCondition) => follows(part, claims, childWanted);
  return needsEach ? children.every(child) : children.some(child);
}

/** The same comparison, word for word: enough also for what is compared with time or with what was before. */
function isClaimed(leaf: CompiledLeaf, claims: readonly Claim[], wanted: boolean): boolean {
  return claims.some(
    (claim) =>
      claim.wanted === wanted &&
      claim.leaf.fact.id === leaf.fact.id &&
      claim.leaf.operator.id === leaf.operator.id &&
      canonicalJson(claim.leaf.operand) === canonicalJson(leaf.operand),
  );
}
