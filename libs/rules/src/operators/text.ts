import { foldText } from '../facts/fact-reader';
import { neverWithoutValue, type Operator } from './operator';
import { one } from './operands';

function textOperator(id: string, label: string, holds: (text: string, part: string) => boolean): Operator {
  return {
    id,
    label,
    types: ['text'],
    operand: 'one',
    missing: neverWithoutValue,
    aspect: 'value',
    prepare: one,
    test: (actual, operand) => typeof actual === 'string' && holds(foldText(actual), foldText(String(operand))),
    gate: (fact, operand) => {
      const part = foldText(String(operand));
      return (facts) => {
        const text = facts.foldedText(fact);
        return text !== null && holds(text, part);
      };
    },
  };
}

/** The text holds the words somewhere; upper and lower case are the same. */
export const textContains = textOperator('textContains', 'contains', (text, part) => text.includes(part));
/** The text begins with the words; upper and lower case are the same. */
export const textStartsWith = textOperator('textStartsWith', 'begins with', (text, part) => text.startsWith(part));
/** The text ends with the words; upper and lower case are the same. */
export const textEndsWith = textOperator('textEndsWith', 'ends with', (text, part) => text.endsWith(part));
