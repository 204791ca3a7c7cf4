import type { ConditionNode } from '@casewright/contracts';
import { office } from '../testing/office';
import { ReferenceRule } from '../testing/reference-rule';
import { compiled, reader } from '../testing/sample-rule';
import { operators } from './registry';

/** What each operator answers where the fact has no value, and whether null and missing are the same to it. */
const meaning: Readonly<Record<string, [leaf: ConditionNode, holds: boolean]>> = {
  equal: [{ fact: 'ticket.priority', operator: 'equal', value: 'low' }, false],
  notEqual: [{ fact: 'ticket.priority', operator: 'notEqual', value: 'low' }, true],
  in: [{ fact: 'ticket.priority', operator: 'in', value: ['low'] }, false],
  notIn: [{ fact: 'ticket.priority', operator: 'notIn', value: ['low'] }, true],
  textContains: [{ fact: 'ticket.subject', operator: 'textContains', value: 'a' }, false],
  textStartsWith: [{ fact: 'ticket.subject', operator: 'textStartsWith', value: 'a' }, false],
  textEndsWith: [{ fact: 'ticket.subject', operator: 'textEndsWith', value: 'a' }, false],
  matches: [{ fact: 'ticket.subject', operator: 'matches', value: '.*' }, false],
  lessThan: [{ fact: 'ticket.commentCount', operator: 'lessThan', value: 5 }, false],
  lessThanInclusive: [{ fact: 'ticket.commentCount', operator: 'lessThanInclusive', value: 5 }, false],
  greaterThan: [{ fact: 'ticket.commentCount', operator: 'greaterThan', value: -5 }, false],
  greaterThanInclusive: [{ fact: 'ticket.commentCount', operator: 'greaterThanInclusive', value: -5 }, false],
  containsAny: [{ fact: 'ticket.tags', operator: 'containsAny', value: ['a'] }, false],
  containsAll: [{ fact: 'ticket.tags', operator: 'containsAll', value: ['a'] }, false],
  containsNone: [{ fact: 'ticket.tags', operator: 'containsNone', value: ['a'] }, true],
  before: [{ fact: 'ticket.openedAt', operator: 'before', value: '2030-01-01T00:00:00Z' }, false],
  after: [{ fact: 'ticket.openedAt', operator: 'after', value: '2000-01-01T00:00:00Z' }, false],
  withinLast: [{ fact: 'ticket.openedAt', operator: 'withinLast', value: 'P1D' }, false],
  withinNext: [{ fact: 'ticket.openedAt', operator: 'withinNext', value: 'P1D' }, false],
  elapsedSince: [{ fact: 'ticket.openedAt', operator: 'elapsedSince', value: { calendarId: office.id, atLeast: 'PT1H' } }, false],
  inWorkingTime: [{ fact: 'ticket.openedAt', operator: 'inWorkingTime', value: office.id }, false],
  changed: [{ fact: 'ticket.priority', operator: 'changed' }, false],
  changedFrom: [{ fact: 'ticket.priority', operator: 'changedFrom', value: 'low' }, false],
  changedTo: [{ fact: 'ticket.priority', operator: 'changedTo', value: 'low' }, false],
  exists: [{ fact: 'ticket.teamId', operator: 'exists' }, false],
  notExists: [{ fact: 'ticket.teamId', operator: 'notExists' }, true],
};

describe('a missing value', () => {
  it.each(operators.map((operator) => [operator.id, operator] as const))('of %s', async (id, operator) => {
    const [leaf, holds] = meaning[id] ?? [{ condition: 'undefined' }, false];
    const rule = compiled({ conditions: { all: [leaf] } });
    const fact = rule.leaves[0]?.fact.id ?? '';
    for (const facts of [reader({}), reader({ [fact]: null }), reader({}, {}), reader({ [fact]: null }, { [fact]: null })]) {
      expect(rule.gate(facts)).toBe(holds);
      expect((await new ReferenceRule(rule).evaluate(facts)).result).toBe(holds);
    }
    expect(operator.missing.startsWith('A missing value meets it')).toBe(holds);
  });
});
