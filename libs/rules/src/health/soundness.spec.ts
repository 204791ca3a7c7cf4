import type { ConditionNode } from '@casewright/contracts';
import fc from 'fast-check';
import { compileGate } from '../compile/gate';
import type { CompiledCondition, CompiledGroup } from '../compile/condition';
import type { FactReader } from '../facts/fact-reader';
import { compiled, reader } from '../testing/sample-rule';
import { demandOf } from './claim';
import { follows } from './follows';
import { unreachableParts } from './unreachable';

const priorities = ['low', 'normal', 'high', 'urgent'];
const tags = ['a', 'b', 'c'];
const words = ['', 'Lamp', 'lamp screen', 'other'];

const leaf: fc.Arbitrary<ConditionNode> = fc.oneof(
  fc.record({
    fact: fc.constant('ticket.priority'),
    operator: fc.constantFrom('equal', 'notEqual'),
    value: fc.constantFrom(...priorities),
  }),
  fc.record({
    fact: fc.constant('ticket.priority'),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.subarray(priorities, { minLength: 1 }),
  }),
  fc.record({
    fact: fc.constant('ticket.number'),
    operator: fc.constantFrom('equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    fact: fc.constant('ticket.tags'),
    operator: fc.constantFrom('containsAny', 'containsAll', 'containsNone'),
    value: fc.subarray(tags, { minLength: 1 }),
  }),
  fc.record({
    fact: fc.constant('ticket.subject'),
    operator: fc.constantFrom('equal', 'notEqual', 'textContains', 'textStartsWith'),
    value: fc.constantFrom('Lamp', 'screen'),
  }),
  fc.record({
    fact: fc.constantFrom('ticket.priority', 'ticket.number', 'ticket.tags', 'ticket.subject'),
    operator: fc.constantFrom('exists', 'notExists'),
  }),
);

const { tree } = fc.letrec<{ tree: ConditionNode; node: ConditionNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, leaf, tie('tree')),
  tree: fc.oneof(
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ not: tie('node') }),
  ),
}));

const facts = fc
  .record({
    'ticket.priority': fc.constantFrom(null, ...priorities),
    'ticket.number': fc.constantFrom<(number | null)[]>(null, -1, 0, 0.5, 1, 2, 3, 4),
    'ticket.tags': fc.option(fc.subarray(tags)),
    'ticket.subject': fc.constantFrom(null, ...words),
  })
  .map((values) => reader(values));
const moments = fc.array(facts, { minLength: 20, maxLength: 20 });

const conditionsOf = (node: ConditionNode): CompiledGroup => compiled({ conditions: { all: [node] } }).conditions;

/** What the condition answers where the part at `pointer` fails as seen from outside: it does not hold, or holds below a negation. */
function holdsWithout(condition: CompiledCondition, pointer: string, facts: FactReader, negated = false): boolean {
  if (condition.id === pointer) return negated;
  if (condition.kind === 'leaf') return compileGate(condition)(facts);
  const below = condition.kind === 'not' ? !negated : negated;
  const answers = condition.children.map((child) => holdsWithout(child, pointer, facts, below));
  if (condition.kind === 'all') return answers.every(Boolean);
  return condition.kind === 'any' ? answers.some(Boolean) : !answers.some(Boolean);
}

describe('what reading a rule tells, over generated conditions', () => {
  it('is said only of parts without which the conditions answer the same', () => {
    fc.assert(
      fc.property(tree, moments, (node, times) => {
        const conditions = conditionsOf(node);
        const gate = compileGate(conditions);
        for (const { pointer, everything } of unreachableParts(conditions)) {
          for (const time of times) expect(gate(time)).toBe(everything ? false : holdsWithout(conditions, pointer, time));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('follows only where it holds whenever the others do', () => {
    fc.assert(
      fc.property(tree, tree, moments, (given, asked, times) => {
        const [one, other] = [conditionsOf(given), conditionsOf(asked)];
        if (!follows(other, demandOf(one).claims)) return;
        const [holds, mustHold] = [compileGate(one), compileGate(other)];
        for (const time of times) if (holds(time)) expect(mustHold(time)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
