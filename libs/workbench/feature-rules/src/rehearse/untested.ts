import type { DecisionBranch, RuleCatalogView, RuleContent, RuleTest } from '@casewright/contracts';

/** What a rule does that reaches somebody outside, while no test shows that it does it. */
export function untestedActions({ actions, otherwise = [], tests = [] }: RuleContent, catalog: RuleCatalogView): readonly string[] {
  const isShown = (branch: DecisionBranch) => tests.some((test) => mayShow(test, branch));
  const external = new Map(catalog.actions.filter(({ external: outside }) => outside).map(({ type, label }) => [type, label]));
  const untested = [...(isShown('then') ? [] : actions), ...(isShown('otherwise') ? [] : otherwise)];
  return [...new Set(untested.flatMap(({ type }) => external.get(type) ?? []))];
}

/** What an older test fires for only running it tells, which publishing does. */
const mayShow = ({ expect: { fires, branch } }: RuleTest, wanted: DecisionBranch): boolean => fires && (branch ?? wanted) === wanted;
