import type { ConditionNode, RuleProblem } from '@casewright/contracts';
import type { FactCatalog } from '../facts/fact-catalog';
import type { LeafTest } from '../operators/operator';
import { leavesOf, type CompiledGroup, type CompiledLeaf } from './condition';
import { compileGate } from './gate';
import { Problems } from './problems';
import { resolveTree } from './resolve-conditions';

/** Conditions that belong to no rule, ready to be asked. */
export interface CompiledTree {
  readonly conditions: CompiledGroup;
  readonly leaves: readonly CompiledLeaf[];
  readonly gate: LeafTest;
}

/** Compiles a tree that stands at `pointer` in a document and names no other conditions, or tells everything that is wrong with it. */
export function compileTree(
  tree: ConditionNode,
  pointer: string,
  catalog: FactCatalog,
): { readonly problems: readonly RuleProblem[] } | CompiledTree {
  const problems = new Problems();
  const conditions = resolveTree(tree, pointer, { namedConditions: {} }, catalog, problems);
  if (!conditions || problems.found.length > 0) return { problems: problems.found };
  return { conditions, leaves: leavesOf(conditions), gate: compileGate(conditions) };
}
