import type { ConditionLeaf } from '@casewright/contracts';
import type { FactCatalog, FactDefinition } from '../facts/fact-catalog';
import type { Operator } from '../operators/operator';
import { findOperator, operators, operatorsFor } from '../operators/registry';
import type { CompiledLeaf } from './condition';
import { below, type Problems } from './problems';

/** A comparison with fact, operator and operand checked; null where one of them is wrong. */
export function resolveLeaf(leaf: ConditionLeaf, pointer: string, catalog: FactCatalog, problems: Problems): CompiledLeaf | null {
  const fact = catalog.find(leaf.fact) ?? problems.add(below(pointer, 'fact'), unknownFact(leaf.fact, catalog));
  const operator = findOperator(leaf.operator) ?? problems.add(below(pointer, 'operator'), unknownOperator(leaf.operator));
  if (isDereference(leaf.value)) {
    return problems.add(below(pointer, 'value'), 'The value may not name another fact: give the value itself.');
  }
  if (!fact || !operator) return null;
  const fitting = operatorsFor(fact);
  if (!fitting.includes(operator)) return problems.add(below(pointer, 'operator'), doesNotFit(operator, fact, fitting));
  const operand = operator.prepare(leaf.value, fact);
  if ('problem' in operand) return problems.add(below(pointer, 'value'), operand.problem);
  return { kind: 'leaf', id: pointer, fact, operator, expected: leaf.value ?? null, operand: operand.value };
}

/** json-rules-engine would read another fact where the value looks like `{ fact: … }`. */
function isDereference(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isDereference);
  return typeof value === 'object' && value !== null && 'fact' in value;
}

function unknownFact(id: string, catalog: FactCatalog): string {
  const name = id.split('.').at(-1)?.toLowerCase() ?? '';
  const similar = catalog.facts.filter((fact) => name.length > 2 && fact.id.toLowerCase().includes(name)).map((fact) => `"${fact.id}"`);
  return `There is no fact "${id}": ${similar.length > 0 ? `perhaps ${similar.slice(0, 3).join(', ')}.` : 'choose one from the catalog.'}`;
}

function unknownOperator(id: string): string {
  return `There is no operator "${id}": choose one of ${operators.map((operator) => operator.id).join(', ')}.`;
}

function doesNotFit(operator: Operator, fact: FactDefinition, fitting: readonly Operator[]): string {
  return `"${operator.label}" does not fit "${fact.label}": choose one of ${fitting.map((other) => other.id).join(', ')}.`;
}
