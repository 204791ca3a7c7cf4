import type { Operator } from './operator';
import { many, one } from './operands';
import { neverWithoutValue } from './operator';

const types = ['text', 'choice', 'number', 'boolean', 'reference'] as const;
const alsoWithoutValue = 'A missing value meets it: there is nothing that could be the same.';

/** Exactly the value, in type and letter case. A missing value is equal to nothing. */
export const equal: Operator = {
  id: 'equal',
  label: 'is',
  types,
  operand: 'one',
  missing: neverWithoutValue,
  aspect: 'value',
  prepare: one,
  test: null,
  gate: (fact, operand) => (facts) => facts.value(fact) === operand,
};

/** Anything else than the value, a missing one included. */
export const notEqual: Operator = {
  id: 'notEqual',
  label: 'is not',
  types,
  operand: 'one',
  missing: alsoWithoutValue,
  aspect: 'value',
  prepare: one,
  test: null,
  gate: (fact, operand) => (facts) => facts.value(fact) !== operand,
};

const among = ['text', 'choice', 'number', 'reference'] as const;

/** One of the values. NaN is in no list, as for json-rules-engine, which is why this is not `includes`. */
export const isIn: Operator = {
  id: 'in',
  label: 'is one of',
  types: among,
  operand: 'many',
  missing: neverWithoutValue,
  aspect: 'value',
  prepare: many,
  test: null,
  gate: (fact, operand) => (facts) => (operand as readonly unknown[]).indexOf(facts.value(fact)) !== -1,
};

/** None of the values, a missing one included. */
export const notIn: Operator = {
  id: 'notIn',
  label: 'is none of',
  types: among,
  operand: 'many',
  missing: alsoWithoutValue,
  aspect: 'value',
  prepare: many,
  test: null,
  gate: (fact, operand) => (facts) => (operand as readonly unknown[]).indexOf(facts.value(fact)) === -1,
};
