import type { RuleContent, RuleProblem } from '@casewright/contracts';
import type { FactCatalog } from '../facts/fact-catalog';
import { leavesOf, type CompiledLeaf } from './condition';
import { Problems } from './problems';
import { resolveConditions } from './resolve-conditions';

type Conditions = Pick<RuleContent, 'conditions' | 'namedConditions' | 'sharedConditions'>;

/** What is wrong with conditions that belong to no rule, or the comparisons in them. */
export function checkConditions(
  content: Conditions,
  catalog: FactCatalog,
): { readonly problems: readonly RuleProblem[] } | { readonly leaves: readonly CompiledLeaf[] } {
  const problems = new Problems();
  const resolved = resolveConditions(content, catalog, problems);
  return resolved && problems.found.length === 0 ? { leaves: leavesOf(resolved) } : { problems: problems.found };
}
