import { durationMilliseconds } from '@casewright/contracts';
import { parseDay } from '../facts/days';
import type { FactDefinition } from '../facts/fact-catalog';
import type { Operand } from './operator';

const maxTextLength = 1000;
const maxListLength = 100;

/** Why a single value does not fit the fact, or null where it does. */
export function valueProblem(value: unknown, fact: FactDefinition): string | null {
  switch (fact.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : `"${fact.label}" is a number: give one, such as 3.`;
    case 'boolean':
      return typeof value === 'boolean' ? null : `"${fact.label}" is yes or no: give true or false.`;
    case 'choice':
      return choiceProblem(value, fact);
    case 'date':
      return dateProblem(value, fact);
    case 'list':
      return fact.choices ? choiceProblem(value, fact) : textProblem(value, fact);
    case 'text':
    case 'reference':
      return textProblem(value, fact);
  }
}

function dateProblem(value: unknown, { label, day }: FactDefinition): string | null {
  if (day) return (parseDate(value) ?? parseDay(value)) !== null ? null : `"${label}" is a day: give one such as "2026-03-01".`;
  return parseDate(value) === null ? `"${label}" is a time: give one such as "2026-03-01T09:00:00Z".` : null;
}

function choiceProblem(value: unknown, { label, choices = [] }: FactDefinition): string | null {
  if (choices.some((choice) => choice.value === value)) return null;
  return `"${label}" is one of ${choices.map((choice) => choice.value).join(', ')}: choose from these.`;
}

function textProblem(value: unknown, fact: FactDefinition): string | null {
  const what = fact.reference ? `the id of ${fact.reference === 'agent' ? 'an agent' : `a ${fact.reference}`}` : 'a text';
  if (typeof value !== 'string' || value.trim() === '') return `"${fact.label}" is compared with ${what}: give one that is not empty.`;
  return value.length > maxTextLength ? `Give at most ${maxTextLength} characters.` : null;
}

/** Epoch milliseconds of an ISO 8601 time with zone, or null. */
export function parseDate(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

/** A single value of the fact's own type. */
export function one(value: unknown, fact: FactDefinition): Operand {
  const problem = valueProblem(value, fact);
  return problem === null ? { value } : { problem };
}

/** A list of values of the fact's own type, at least one. */
export function many(value: unknown, fact: FactDefinition): Operand {
  if (!Array.isArray(value) || value.length === 0) return { problem: `Give a list of values for "${fact.label}", at least one.` };
  if (value.length > maxListLength) return { problem: `Give at most ${maxListLength} values.` };
  const problem = value.map((item) => valueProblem(item, fact)).find((found) => found !== null);
  return problem === undefined ? { value } : { problem };
}

export function none(value: unknown): Operand {
  return value === undefined || value === null || value === true
    ? { value: true }
    : { problem: 'This operator takes no value: leave it out.' };
}

/** Milliseconds of a duration in days, hours and minutes. */
export function duration(value: unknown): Operand {
  const total = typeof value === 'string' ? durationMilliseconds(value) : null;
  return total === null
    ? { problem: 'Give a length of time in days, hours and minutes, such as "PT30M", "PT4H" or "P2D".' }
    : { value: total };
}
