import { RulePhase } from '@casewright/contracts';
import fc from 'fast-check';
import { compiled, event, reader } from '../testing/sample-rule';
import type { Decision } from './decision';
import { evaluateSet } from './evaluate-set';
import { byOrder, RuleSet } from './rule-set';

const priority = fc.constantFrom('low', 'normal', 'high', 'urgent');
/** Ranks that collide: what is the same in phase and rank still has one order. */
const part = fc.record({
  phase: fc.constantFrom(...RulePhase.options),
  rank: fc.constantFrom('a', 'b', 'm'),
  stop: fc.constantFrom('none' as const, 'none' as const, 'phase' as const, 'all' as const),
  when: fc.array(priority, { minLength: 1, maxLength: 3 }),
  to: priority,
});
const rules = fc.array(part, { minLength: 2, maxLength: 8 }).map((parts) =>
  parts.map(({ phase, rank, stop, when, to }) =>
    compiled({
      order: { phase, rank },
      stop,
      conditions: { all: [{ fact: 'ticket.priority', operator: 'in', value: when }] },
      actions: [{ id: 'a', type: 'sample.set-priority', params: { to } }],
    }),
  ),
);

const shown = (decisions: readonly Decision[]) =>
  decisions.map(({ rule, outcome, reason, changes }) => ({ id: rule.document.ruleId, outcome, reason, changes }));

describe('the running order', () => {
  it('and all that is decided are the same in whatever order the rules are given', () => {
    let fired = 0;
    fc.assert(
      fc.property(rules, fc.infiniteStream(fc.nat()), priority, (made, numbers, begins) => {
        const shuffled = made
          .map((rule) => ({ rule, place: numbers.next().value as number }))
          .sort((left, right) => left.place - right.place);
        const facts = reader({ 'ticket.priority': begins, 'event.actor': 'user' });
        const explain = () => true;
        const given = shown(evaluateSet(new RuleSet(made), facts, event, { explain }));
        expect(shown(evaluateSet(new RuleSet(shuffled.map(({ rule }) => rule)), facts, event, { explain }))).toEqual(given);
        fired += given.filter(({ outcome }) => outcome === 'fired').length;
      }),
      { numRuns: 500 },
    );
    expect(fired).toBeGreaterThan(500);
  });

  it('is that of the phases, then of the ranks, then of the ids', () => {
    fc.assert(
      fc.property(rules, (made) => {
        const places = [...made].sort(byOrder).map(({ document: { order, ruleId } }) => ({ ...order, ruleId }));
        for (const [place, later] of places.entries()) {
          const earlier = places[place - 1];
          if (!earlier) continue;
          const [left, right] = [earlier, later].map(({ phase }) => RulePhase.options.indexOf(phase)) as [number, number];
          expect(left).toBeLessThanOrEqual(right);
          if (left === right) expect(`${earlier.rank} ${earlier.ruleId}` < `${later.rank} ${later.ruleId}`).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
