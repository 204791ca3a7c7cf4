import { neverWithoutValue, type Operator } from './operator';
import { one } from './operands';

/** What json-rules-engine asks first: null, missing, NaN and words are no numbers, so that `null < 5` is false there (true in JavaScript). */
function isNumeric(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isNaN(value);
  return !Number.isNaN(Number.parseFloat(value as string));
}

function ordering(id: string, label: string, compare: (left: never, right: never) => boolean): Operator {
  return {
    id,
    label,
    types: ['number'],
    operand: 'one',
    missing: neverWithoutValue,
    aspect: 'value',
    prepare: one,
    test: null,
    gate: (fact, operand) => (facts) => {
      const actual = facts.value(fact);
      return isNumeric(actual) && compare(actual as never, operand as never);
    },
  };
}

export const lessThan = ordering('lessThan', 'is less than', (left, right) => left < right);
export const lessThanInclusive = ordering('lessThanInclusive', 'is at most', (left, right) => left <= right);
export const greaterThan = ordering('greaterThan', 'is greater than', (left, right) => left > right);
export const greaterThanInclusive = ordering('greaterThanInclusive', 'is at least', (left, right) => left >= right);
