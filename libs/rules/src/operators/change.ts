import type { FactChange } from '../facts/fact-reader';
import type { FactDefinition } from '../facts/fact-catalog';
import type { Operand, Operator } from './operator';
import { none, one } from './operands';

const types = ['text', 'choice', 'reference', 'list', 'number', 'boolean', 'date'] as const;
const comparable = ['text', 'choice', 'reference', 'number', 'boolean'] as const;
const nothingBefore = 'On the opening of a ticket nothing has changed, so it is not met. Getting or losing a value is a change.';

function hasChanged({ known, before, after }: FactChange): boolean {
  if (!known) return false;
  if (!Array.isArray(before) || !Array.isArray(after)) return (before ?? null) !== (after ?? null);
  return before.length !== after.length || before.some((item) => after.indexOf(item) === -1);
}

const isChange = (actual: unknown): actual is FactChange => typeof actual === 'object' && actual !== null && 'known' in actual;

function changeOperator(
  shape: Pick<Operator, 'id' | 'label' | 'types' | 'operand'>,
  prepare: (value: unknown, fact: FactDefinition) => Operand,
  holds: (change: FactChange, operand: unknown) => boolean,
): Operator {
  return {
    ...shape,
    missing: nothingBefore,
    aspect: 'change',
    trackedOnly: true,
    prepare,
    test: (actual, operand) => isChange(actual) && hasChanged(actual) && holds(actual, operand),
    gate: (fact, operand) => (facts) => {
      const change = facts.change(fact);
      return hasChanged(change) && holds(change, operand);
    },
  };
}

/** The event changed the value. */
export const changed = changeOperator({ id: 'changed', label: 'has changed', types, operand: 'none' }, none, () => true);
/** The event changed the value, and it was this before. */
export const changedFrom = changeOperator(
  { id: 'changedFrom', label: 'has changed from', types: comparable, operand: 'one' },
  one,
  ({ before }, operand) => before === operand,
);
/** The event changed the value to this. */
export const changedTo = changeOperator(
  { id: 'changedTo', label: 'has changed to', types: comparable, operand: 'one' },
  one,
  ({ after }, operand) => after === operand,
);
