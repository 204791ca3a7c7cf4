import { neverWithoutValue, type Operator } from './operator';
import { many } from './operands';

type Holds = (actual: readonly unknown[], wanted: readonly unknown[]) => boolean;

const any: Holds = (actual, wanted) => wanted.some((item) => actual.indexOf(item) !== -1);
const all: Holds = (actual, wanted) => wanted.every((item) => actual.indexOf(item) !== -1);

function listOperator(
  id: string,
  label: string,
  missing: string,
  holds: (actual: unknown, wanted: readonly unknown[]) => boolean,
): Operator {
  return {
    id,
    label,
    types: ['list'],
    operand: 'many',
    missing,
    aspect: 'value',
    prepare: many,
    test: (actual, operand) => holds(actual, operand as readonly unknown[]),
    gate: (fact, operand) => (facts) => holds(facts.value(fact), operand as readonly unknown[]),
  };
}

/** At least one of the values is in the list. */
export const containsAny = listOperator(
  'containsAny',
  'has any of',
  neverWithoutValue,
  (actual, wanted) => Array.isArray(actual) && any(actual, wanted),
);
/** Every one of the values is in the list. */
export const containsAll = listOperator(
  'containsAll',
  'has all of',
  neverWithoutValue,
  (actual, wanted) => Array.isArray(actual) && all(actual, wanted),
);
/** None of the values is in the list; an absent list holds none. */
export const containsNone = listOperator(
  'containsNone',
  'has none of',
  'A missing value meets it: an empty list has none of them.',
  (actual, wanted) => !(Array.isArray(actual) && any(actual, wanted)),
);
