import type { CompiledCondition, CompiledLeaf } from '../compile/condition';

/** A comparison that must come out a certain way. */
export interface Claim {
  readonly leaf: Pick<CompiledLeaf, 'id' | 'fact' | 'operator' | 'operand' | 'expected'>;
  readonly wanted: boolean;
}

/** What a condition asks for: all the claims, and of each choice at least one alternative. */
export interface Demand {
  readonly claims: readonly Claim[];
  readonly choices: readonly Choice[];
}

/** Alternatives of which one is enough. `wanted` is false where each must fail instead of hold. */
export interface Choice {
  readonly id: string;
  readonly wanted: boolean;
  readonly alternatives: readonly CompiledCondition[];
}

/** What must be so for the condition to hold, or, unless `wanted`, to fail. */
export function demandOf(condition: CompiledCondition, wanted = true): Demand {
  if (condition.kind === 'leaf') return { claims: [{ leaf: condition, wanted }], choices: [] };
  const { id, kind, children } = condition;
  // `not` holds where none of its children does.
  const childrenWanted = kind === 'not' ? !wanted : wanted;
  const needsEach = kind === 'all' ? wanted : kind === 'any' ? !wanted : wanted;
  if (!needsEach && children.length > 1) return { claims: [], choices: [{ id, wanted: childrenWanted, alternatives: children }] };
  const parts = children.map((child) => demandOf(child, childrenWanted));
  return { claims: parts.flatMap(({ claims }) => claims), choices: parts.flatMap(({ choices }) => choices) };
}
