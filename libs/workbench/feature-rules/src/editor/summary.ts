import type { ConditionLeaf, ConditionNode, RuleAction, RuleCatalogView, RuleContent } from '@casewright/contracts';

/** Words for ids: teams and people by name. */
export type NameOf = (id: string) => string;

/** The rule as a person would say it: when, if, then. */
export function summaryOf(
  content: RuleContent,
  catalog: RuleCatalogView,
  nameOf: NameOf,
): { when: string; conditions: string; then: readonly string[] } {
  const events = content.trigger.types.map((type) => labelIn(catalog.events, type).toLowerCase());
  return {
    when: events.length > 0 ? events.join(' or ') : 'nothing yet: choose at least one event',
    conditions: conditionWords(content.conditions, catalog, nameOf),
    then: content.actions.map((action) => actionWords(action, catalog, nameOf)),
  };
}

export function conditionWords(node: ConditionNode, catalog: RuleCatalogView, nameOf: NameOf): string {
  if ('all' in node) return joined(node.all, 'and', catalog, nameOf);
  if ('any' in node) return joined(node.any, 'or', catalog, nameOf);
  if ('not' in node) return `not (${conditionWords(node.not, catalog, nameOf)})`;
  if ('condition' in node) return `“${node.condition}” holds`;
  return leafWords(node, catalog, nameOf);
}

function joined(nodes: readonly ConditionNode[], word: string, catalog: RuleCatalogView, nameOf: NameOf): string {
  if (nodes.length === 0) return '(nothing yet)';
  const parts = nodes.map((node) =>
    'all' in node || 'any' in node ? `(${conditionWords(node, catalog, nameOf)})` : conditionWords(node, catalog, nameOf),
  );
  return parts.join(` ${word} `);
}

export function leafWords(leaf: ConditionLeaf, catalog: RuleCatalogView, nameOf: NameOf): string {
  const fact = catalog.facts.find((known) => known.id === leaf.fact);
  const operator = labelIn(
    catalog.operators.map(({ id, label }) => ({ value: id, label })),
    leaf.operator,
  );
  const words = (value: unknown): string => labelIn(fact?.choices ?? [], fact?.reference ? nameOf(String(value)) : String(value));
  const value = leaf.value === undefined ? '' : Array.isArray(leaf.value) ? leaf.value.map(words).join(', ') : words(leaf.value);
  return `${fact?.label ?? leaf.fact} ${operator} ${value && `“${value}”`}`.trim();
}

export function actionWords(action: RuleAction, catalog: RuleCatalogView, nameOf: NameOf): string {
  const known = catalog.actions.find((candidate) => candidate.type === action.type);
  const values = (known?.parameters ?? []).map((parameter) => {
    const value = action.params[parameter.name];
    if (value === null || value === undefined || value === '') return parameter.nullable ? 'nobody' : '…';
    const named =
      parameter.input === 'team' || parameter.input === 'agent' ? nameOf(String(value)) : labelIn(parameter.choices, String(value));
    return named.length > 60 ? `${named.slice(0, 57)}…` : named;
  });
  return `${known?.label ?? action.type}${values.length > 0 ? `: ${values.join(', ')}` : ''}`;
}

const labelIn = (choices: readonly { value: string; label: string }[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;
