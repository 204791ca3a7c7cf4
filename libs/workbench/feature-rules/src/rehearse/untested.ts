import type { RuleCatalogView, RuleContent } from '@casewright/contracts';

/** What a rule does that reaches somebody outside, while no test shows that it fires. */
export function untestedActions({ actions, otherwise = [], tests = [] }: RuleContent, catalog: RuleCatalogView): readonly string[] {
  if (tests.some(({ expect }) => expect.fires)) return [];
  const external = new Map(catalog.actions.filter(({ external: outside }) => outside).map(({ type, label }) => [type, label]));
  return [...new Set([...actions, ...otherwise].flatMap(({ type }) => external.get(type) ?? []))];
}
