import type { Operator } from './operator';
import { none } from './operands';

const types = ['text', 'choice', 'number', 'boolean', 'date', 'reference', 'list'] as const;

/** Null, missing, NaN, an empty text and an empty list are no value. */
function hasValue(actual: unknown): boolean {
  if (actual === undefined || actual === null || actual === '') return false;
  return Array.isArray(actual) ? actual.length > 0 : !Number.isNaN(actual);
}

/** There is a value that says something. */
export const exists: Operator = {
  id: 'exists',
  label: 'has a value',
  types,
  operand: 'none',
  missing: 'A missing value does not meet it: that is what it asks.',
  aspect: 'value',
  prepare: none,
  test: hasValue,
  gate: (fact) => (facts) => hasValue(facts.value(fact)),
};

/** There is no value, or an empty one. */
export const notExists: Operator = {
  id: 'notExists',
  label: 'has no value',
  types,
  operand: 'none',
  missing: 'A missing value meets it: that is what it asks.',
  aspect: 'value',
  prepare: none,
  test: (actual) => !hasValue(actual),
  gate: (fact) => (facts) => !hasValue(facts.value(fact)),
};
