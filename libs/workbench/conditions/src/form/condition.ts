import type { ConditionLeaf, ConditionNode, FactView, OperatorView, RuleCatalogView } from '@casewright/contracts';

/** Groups may stand so deep in one another. */
export const deepest = 8;

export type Group = { readonly all: readonly ConditionNode[] } | { readonly any: readonly ConditionNode[] };
export type Mode = 'all' | 'any';

export const isLeaf = (node: ConditionNode): node is ConditionLeaf => 'fact' in node;
export const isGroup = (node: ConditionNode): node is Group => 'all' in node || 'any' in node;
export const modeOf = (group: Group): Mode => ('all' in group ? 'all' : 'any');
export const partsOf = (group: Group): readonly ConditionNode[] => ('all' in group ? group.all : group.any);
export const groupOf = (mode: Mode, parts: readonly ConditionNode[]): Group => (mode === 'all' ? { all: parts } : { any: parts });

/** A comparison on a fact with its first operator and no value yet. */
export function newLeaf(fact: FactView, catalog: RuleCatalogView): ConditionLeaf {
  return withOperator({ fact: fact.id, operator: '' }, fact.operators[0] ?? 'equal', catalog);
}

/** Changing the operator keeps the value where it still fits. */
export function withOperator(leaf: ConditionLeaf, operator: string, catalog: RuleCatalogView): ConditionLeaf {
  const operand = operandOf(operator, catalog);
  if (operand === 'none') return { fact: leaf.fact, operator };
  const value = isCalendarValue(operand, leaf.value) ? leaf.value : plainOf(leaf.value);
  if (operand === 'calendar-duration')
    return { fact: leaf.fact, operator, value: isCalendarValue(operand, value) ? value : { calendarId: '', atLeast: 'PT4H' } };
  if (operand === 'many')
    return { fact: leaf.fact, operator, value: Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value] };
  return { fact: leaf.fact, operator, value: Array.isArray(value) ? (value[0] ?? '') : (value ?? '') };
}

const isCalendarValue = (operand: OperatorView['operand'], value: unknown): boolean =>
  operand === 'calendar-duration' && typeof value === 'object' && value !== null && 'calendarId' in value;

/** What stands in an object says nothing to an operator that takes a value. */
const plainOf = (value: unknown): unknown => (typeof value === 'object' && !Array.isArray(value) ? '' : value);

export const operandOf = (operator: string, catalog: RuleCatalogView): OperatorView['operand'] =>
  catalog.operators.find((known) => known.id === operator)?.operand ?? 'one';

export const replaceAt = <T>(items: readonly T[], index: number, item: T): T[] => items.map((old, at) => (at === index ? item : old));
export const removeAt = <T>(items: readonly T[], index: number): T[] => items.filter((_, at) => at !== index);
