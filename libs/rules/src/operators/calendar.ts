import type { FactDefinition } from '../facts/fact-catalog';
import type { FactHours } from '../facts/fact-reader';
import { neverWithoutValue, type Operand, type Operator } from './operator';
import { duration } from './operands';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const noCalendar = 'Choose a calendar.';

/** What `elapsedSince` is compared with. */
export interface ElapsedOperand {
  readonly calendarId: string;
  readonly milliseconds: number;
}

function calendar(value: unknown): Operand {
  return typeof value === 'string' && uuid.test(value) ? { value } : { problem: noCalendar };
}

/** `{ calendarId, atLeast }`, and nothing else. */
function calendarAndLength(value: unknown): Operand {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== 'atLeast,calendarId')
    return { problem: 'Choose a calendar and a length of time, as { "calendarId": …, "atLeast": "PT4H" }.' };
  const { calendarId, atLeast } = value as { calendarId: unknown; atLeast: unknown };
  const id = calendar(calendarId);
  const length = duration(atLeast);
  if ('problem' in id) return id;
  return 'problem' in length ? length : { value: { calendarId, milliseconds: length.value } };
}

const isHours = (actual: unknown): actual is FactHours => typeof actual === 'object' && actual !== null && 'hours' in actual;

function inHours(actual: unknown, id: unknown): boolean {
  return isHours(actual) && actual.at !== null && actual.hours(String(id)).isOpen(actual.at);
}

function elapsed({ at, now, hours }: FactHours, id: string): number | null {
  return at === null || at > now ? null : hours(id).between(at, now);
}

function elapsedEnough(actual: unknown, operand: unknown): boolean {
  const { calendarId, milliseconds } = operand as ElapsedOperand;
  const passed = isHours(actual) ? elapsed(actual, calendarId) : null;
  return passed !== null && passed >= milliseconds;
}

const shared = { types: ['date'], missing: neverWithoutValue, aspect: 'hours' } as const;

/** The time lies within the hours of the calendar. */
export const inWorkingTime: Operator = {
  ...shared,
  id: 'inWorkingTime',
  label: 'is in the working time of',
  operand: 'calendar',
  prepare: (value: unknown, _fact: FactDefinition) => calendar(value),
  calendarsIn: (operand) => [String(operand)],
  test: inHours,
  gate: (fact, operand) => (facts) => inHours(facts.hoursOf(fact), operand),
  shown: (facts, fact, operand) => {
    const actual = facts.hoursOf(fact);
    return actual.at === null ? null : { at: actual.at, open: inHours(actual, operand) };
  },
};

/** At least so much working time has gone by since; a time in the future has not begun to go by. */
export const elapsedSince: Operator = {
  ...shared,
  id: 'elapsedSince',
  label: 'was, in working time, at least this long ago:',
  operand: 'calendar-duration',
  prepare: (value: unknown, _fact: FactDefinition) => calendarAndLength(value),
  calendarsIn: (operand) => [(operand as ElapsedOperand).calendarId],
  test: elapsedEnough,
  gate: (fact, operand) => (facts) => elapsedEnough(facts.hoursOf(fact), operand),
  shown: (facts, fact, operand) => {
    const actual = facts.hoursOf(fact);
    if (actual.at === null) return null;
    return { at: actual.at, elapsedMs: elapsed(actual, (operand as ElapsedOperand).calendarId) };
  },
};
