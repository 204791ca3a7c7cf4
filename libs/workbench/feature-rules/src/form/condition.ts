import type { ConditionLeaf, ConditionNode, FactView, OperatorView, RuleCatalogView } from '@casewright/contracts';

/** What the form can show: a group of comparisons and of groups of comparisons. Deeper conditions are written through the API. */
export interface FormGroup {
  readonly mode: 'all' | 'any';
  readonly parts: readonly (ConditionLeaf | { readonly mode: 'all' | 'any'; readonly parts: readonly ConditionLeaf[] })[];
}

export type FormPart = FormGroup['parts'][number];

export const isLeaf = (part: FormPart): part is ConditionLeaf => 'fact' in part;

/** Null where the conditions hold more than the form can show. */
export function toForm(node: ConditionNode): FormGroup | null {
  const group = groupOf(node);
  if (!group) return null;
  const parts = group.children.map((child): FormPart | null => {
    if ('fact' in child) return child;
    const inner = groupOf(child);
    const leaves = inner?.children.filter((leaf): leaf is ConditionLeaf => 'fact' in leaf);
    return inner && leaves && leaves.length === inner.children.length ? { mode: inner.mode, parts: leaves } : null;
  });
  return parts.includes(null) ? null : { mode: group.mode, parts: parts as FormPart[] };
}

export const fromForm = (group: FormGroup): ConditionNode =>
  nodeOf(
    group.mode,
    group.parts.map((part) => (isLeaf(part) ? part : nodeOf(part.mode, part.parts))),
  );

const nodeOf = (mode: 'all' | 'any', children: readonly ConditionNode[]): ConditionNode =>
  mode === 'all' ? { all: children } : { any: children };

function groupOf(node: ConditionNode): { mode: 'all' | 'any'; children: readonly ConditionNode[] } | null {
  if ('all' in node) return { mode: 'all', children: node.all };
  if ('any' in node) return { mode: 'any', children: node.any };
  return null;
}

/** A comparison on a fact with its first operator and no value yet. */
export function newLeaf(fact: FactView, catalog: RuleCatalogView): ConditionLeaf {
  return withOperator({ fact: fact.id, operator: '' }, fact.operators[0] ?? 'equal', catalog);
}

/** Changing the operator keeps the value where it still fits. */
export function withOperator(leaf: ConditionLeaf, operator: string, catalog: RuleCatalogView): ConditionLeaf {
  const operand = operandOf(operator, catalog);
  if (operand === 'none') return { fact: leaf.fact, operator };
  const value = leaf.value;
  if (operand === 'many')
    return { fact: leaf.fact, operator, value: Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value] };
  return { fact: leaf.fact, operator, value: Array.isArray(value) ? (value[0] ?? '') : (value ?? '') };
}

export const operandOf = (operator: string, catalog: RuleCatalogView): OperatorView['operand'] =>
  catalog.operators.find((known) => known.id === operator)?.operand ?? 'one';

export const replaceAt = <T>(items: readonly T[], index: number, item: T): T[] => items.map((old, at) => (at === index ? item : old));
export const removeAt = <T>(items: readonly T[], index: number): T[] => items.filter((_, at) => at !== index);
