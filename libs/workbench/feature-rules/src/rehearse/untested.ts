import type { ActionView, DecisionBranch, RuleCatalogView, RuleContent, RuleTest } from '@casewright/contracts';

/** What a rule does that reaches somebody outside, while no test shows that it does it. */
export function untestedActions({ actions, otherwise = [], tests = [] }: RuleContent, catalog: RuleCatalogView): readonly ActionView[] {
  const isShown = (branch: DecisionBranch) => tests.some((test) => mayShow(test, branch));
  const untested = new Set([...(isShown('then') ? [] : actions), ...(isShown('otherwise') ? [] : otherwise)].map(({ type }) => type));
  return catalog.actions.filter(({ type, external }) => external && untested.has(type));
}

/** What an older test fires for only running it tells, which publishing does. */
const mayShow = ({ expect: { fires, branch } }: RuleTest, wanted: DecisionBranch): boolean => fires && (branch ?? wanted) === wanted;
