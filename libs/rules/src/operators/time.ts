import { parseDay } from '../facts/days';
import type { FactDefinition } from '../facts/fact-catalog';
import { neverWithoutValue, type Operand, type Operator } from './operator';
import { duration, parseDate, valueProblem } from './operands';

function instant(value: unknown, fact: FactDefinition): Operand {
  const problem = valueProblem(value, fact);
  return problem === null ? { value: parseDate(value) ?? parseDay(value) } : { problem };
}

function comparedToInstant(id: string, label: string, holds: (actual: number, operand: number) => boolean): Operator {
  return {
    id,
    label,
    types: ['date'],
    operand: 'one',
    missing: neverWithoutValue,
    aspect: 'value',
    prepare: instant,
    test: (actual, operand) => typeof actual === 'number' && holds(actual, operand as number),
    gate: (fact, operand) => (facts) => {
      const actual = facts.value(fact);
      return typeof actual === 'number' && holds(actual, operand as number);
    },
  };
}

/** Earlier than the time given. */
export const before = comparedToInstant('before', 'is before', (actual, operand) => actual < operand);
/** Later than the time given. */
export const after = comparedToInstant('after', 'is after', (actual, operand) => actual > operand);

function comparedToNow(id: string, label: string, holds: (age: number, length: number) => boolean): Operator {
  return {
    id,
    label,
    types: ['date'],
    operand: 'duration',
    missing: neverWithoutValue,
    aspect: 'age',
    prepare: duration,
    test: (age, length) => typeof age === 'number' && holds(age, length as number),
    gate: (fact, length) => (facts) => {
      const age = facts.age(fact);
      return age !== null && holds(age, length as number);
    },
  };
}

/** Not longer ago than the length given, and not in the future. */
export const withinLast = comparedToNow('withinLast', 'was within the last', (age, length) => age >= 0 && age <= length);
/** Ahead, but not further than the length given. */
export const withinNext = comparedToNow('withinNext', 'is within the next', (age, length) => age <= 0 && -age <= length);
