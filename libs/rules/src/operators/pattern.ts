import { RE2 } from 're2-wasm';
import { neverWithoutValue, type Operand, type Operator } from './operator';

const maxPatternLength = 500;
const maxSearchedLength = 20_000;
const maxKeptPatterns = 10_000;
const patterns = new Map<string, RE2>();

/**
 * RE2 takes time proportional to the text whatever the pattern, so no author can stall the engine. Compiled patterns live in WebAssembly
 * memory that is never given back, so each is compiled once and their number is bounded.
 */
function compiled(pattern: string): RE2 {
  const known = patterns.get(pattern);
  if (known) return known;
  if (patterns.size >= maxKeptPatterns) throw new Error('Too many different patterns are in use');
  const made = new RE2(pattern, 'iu');
  patterns.set(pattern, made);
  return made;
}

function prepare(value: unknown): Operand {
  if (typeof value !== 'string' || value === '') return { problem: 'Give a regular expression.' };
  if (value.length > maxPatternLength) return { problem: `Give a regular expression of at most ${maxPatternLength} characters.` };
  try {
    compiled(value);
    return { value };
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error);
    return { problem: `This is not a safe regular expression; write it without look-around and back-references (${detail}).` };
  }
}

function matchesPattern(actual: unknown, operand: unknown): boolean {
  return typeof actual === 'string' && compiled(String(operand)).test(actual.slice(0, maxSearchedLength));
}

/** An RE2 expression is found in the first 20,000 characters; upper and lower case are the same. */
export const matches: Operator = {
  id: 'matches',
  label: 'matches the expression',
  types: ['text'],
  operand: 'pattern',
  missing: neverWithoutValue,
  aspect: 'value',
  prepare,
  test: matchesPattern,
  gate: (fact, operand) => {
    const pattern = compiled(String(operand));
    return (facts) => {
      const actual = facts.value(fact);
      return typeof actual === 'string' && pattern.test(actual.slice(0, maxSearchedLength));
    };
  },
};
