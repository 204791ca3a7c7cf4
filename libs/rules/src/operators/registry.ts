import type { FactDefinition } from '../facts/fact-catalog';
import { elapsedSince, inWorkingTime } from './calendar';
import { changed, changedFrom, changedTo } from './change';
import { equal, isIn, notEqual, notIn } from './equality';
import { exists, notExists } from './existence';
import { containsAll, containsAny, containsNone } from './lists';
import type { Operator } from './operator';
import { greaterThan, greaterThanInclusive, lessThan, lessThanInclusive } from './ordering';
import { matches } from './pattern';
import { textContains, textEndsWith, textStartsWith } from './text';
import { after, before, withinLast, withinNext } from './time';

/** The operators of the language, in the order in which a form offers them. Pure over facts, event and clock. */
export const operators: readonly Operator[] = [
  equal,
  notEqual,
  isIn,
  notIn,
  textContains,
  textStartsWith,
  textEndsWith,
  matches,
  lessThan,
  lessThanInclusive,
  greaterThan,
  greaterThanInclusive,
  containsAny,
  containsAll,
  containsNone,
  before,
  after,
  withinLast,
  withinNext,
  elapsedSince,
  inWorkingTime,
  changed,
  changedFrom,
  changedTo,
  exists,
  notExists,
];

const byId = new Map(operators.map((operator) => [operator.id, operator]));

export const findOperator = (id: string): Operator | undefined => byId.get(id);

/** The operators that fit a fact. */
export function operatorsFor(fact: FactDefinition): readonly Operator[] {
  return operators.filter((operator) => operator.types.includes(fact.type) && (!operator.trackedOnly || fact.tracked === true));
}
