import type { ConditionNode } from '@casewright/contracts';
import fc from 'fast-check';
import { ReferenceRule } from '../testing/reference-rule';
import { compiled, event, reader } from '../testing/sample-rule';
import { evaluateSet } from './evaluate-set';
import { RuleSet } from './rule-set';

const priority = fc.constantFrom('low', 'normal', 'high', 'urgent');
const tag = fc.constantFrom('a', 'b', 'c');
const leaf: fc.Arbitrary<ConditionNode> = fc.oneof(
  priority.map((value) => ({ fact: 'ticket.priority', operator: 'equal', value })),
  fc.array(priority, { minLength: 1, maxLength: 2 }).map((value) => ({ fact: 'ticket.priority', operator: 'in', value })),
  fc
    .array(tag, { minLength: 1, maxLength: 2 })
    .chain((value) =>
      fc.constantFrom('containsAny', 'containsAll', 'containsNone').map((operator) => ({ fact: 'ticket.tags', operator, value })),
    ),
);
const conditions: fc.Arbitrary<ConditionNode> = fc
  .array(leaf, { minLength: 1, maxLength: 3 })
  .chain((children) => fc.constantFrom<ConditionNode>({ all: children }, { any: children }, { not: { all: children } }));
const facts = fc.record({
  'ticket.priority': fc.option(priority),
  'ticket.tags': fc.option(fc.array(tag, { maxLength: 3 })),
  'event.actor': fc.constant('user'),
});

describe('the index', () => {
  it('leaves out no rule that would fire, also when rules change what others look at', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(conditions, priority), { minLength: 1, maxLength: 8 }), facts, async (parts, values) => {
        const rules = parts.map(([wanted, to], rank) =>
          compiled({
            conditions: wanted,
            order: { phase: 'intake', rank: String(rank) },
            actions: [{ id: 'a', type: 'sample.set-priority', params: { to } }],
          }),
        );
        const fired = evaluateSet(new RuleSet(rules), reader(values), event).map(({ rule }) => rule.document.order.rank);
        let seen = reader(values);
        const expected: string[] = [];
        for (const rule of rules) {
          if ((await new ReferenceRule(rule).evaluate(seen)).result !== true) continue;
          expected.push(rule.document.order.rank);
          seen = seen.with({ 'ticket.priority': rule.document.actions[0]?.params['to'] });
        }
        expect(fired).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
