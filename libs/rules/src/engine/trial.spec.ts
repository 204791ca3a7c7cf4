import { idFrom } from '@casewright/kernel';
import fc from 'fast-check';
import { compiled, documentOf, event, language, reader } from '../testing/sample-rule';
import { compileRule, type CompiledRule } from '../compile/compile-rule';
import type { Decision } from './decision';
import { evaluateSet } from './evaluate-set';
import { RuleSet } from './rule-set';
import { isAmong, type Trial } from './trial';

const low = { 'ticket.priority': 'low', 'ticket.teamId': 'team a' };
const facts = reader(low);
const setsTo = (to: string) => [{ id: 'a', type: 'sample.set-priority', params: { to } }];

/** The next version of a rule. */
function newer(rule: CompiledRule, parts: Parameters<typeof documentOf>[0]): CompiledRule {
  const document = { ...documentOf(parts, 2), ruleId: rule.document.ruleId };
  const result = compileRule(document, language);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.rule;
}

const versionsThatFire = (set: RuleSet, ticketId: string, teamId = 'team a') =>
  evaluateSet(set, reader({ ...low, 'ticket.teamId': teamId }), { ...event, ticketId })
    .filter(({ outcome }) => outcome === 'fired')
    .map(({ rule }) => rule.document.version);

describe('a canary', () => {
  const rule = compiled({ actions: setsTo('high') });
  const next = newer(rule, { actions: setsTo('urgent') });
  const canary = (share: number): Trial => ({ rule: next, stage: 'canary', audience: { share } });

  it('acts on a share of the tickets that is near the one asked for, whatever the rule', () => {
    const tickets = Array.from({ length: 4_000 }, (_, index) => idFrom(`ticket ${index}`));
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 99 }), (ruleId, share) => {
        const among = tickets.filter((id) => isAmong({ share }, ruleId, id, facts)).length;
        expect(Math.abs(among / tickets.length - share / 100)).toBeLessThan(0.035);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its tickets when the share grows, and asks about the same ticket always get the same answer', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.integer({ min: 1, max: 98 }), (ruleId, ticketId, share) => {
        const answer = isAmong({ share }, ruleId, ticketId, facts);
        expect(isAmong({ share }, ruleId, ticketId, reader({}))).toBe(answer);
        expect(!answer || isAmong({ share: share + 1 }, ruleId, ticketId, facts)).toBe(true);
      }),
    );
  });

  it('acts where the published version does not, so that one of them does on every ticket', () => {
    const set = new RuleSet([rule], [canary(30)]);
    fc.assert(
      fc.property(fc.uuid(), (ticketId) => {
        const expected = isAmong({ share: 30 }, rule.document.ruleId, ticketId, facts) ? 2 : 1;
        expect(versionsThatFire(set, ticketId)).toEqual([expected]);
      }),
    );
  });

  it('acts on the tickets of its teams as the event found them, whatever rules before it change', () => {
    const teams: Trial = { rule: next, stage: 'canary', audience: { teamIds: ['team a'] } };
    const set = new RuleSet([rule], [teams]);
    expect([versionsThatFire(set, 't'), versionsThatFire(set, 't', 'team b')]).toEqual([[2], [1]]);
  });

  it('of a rule that was never published leaves the other tickets alone', () => {
    const set = new RuleSet([], [canary(50)]);
    const fired = Array.from({ length: 400 }, (_, index) => versionsThatFire(set, `ticket ${index}`).length);
    expect(new Set(fired)).toEqual(new Set([0, 1]));
  });
});

describe('a version in shadow', () => {
  const watched = (set: RuleSet, values = low) => {
    const seen: Decision[] = [];
    const decisions = evaluateSet(set, reader(values), event, { watch: (decision) => seen.push(decision) });
    const words = ({ rule, outcome, changes }: Decision) => [
      rule.document.version,
      outcome,
      ...changes.flatMap(({ before, after }) => [before, after]),
    ];
    return { acts: decisions.map(words), watched: seen.map(words) };
  };

  it('is decided in the place of the published one, sees nothing of what that does, and changes nothing', () => {
    const rule = compiled({ actions: setsTo('high'), stop: 'all' });
    const set = new RuleSet(
      [rule],
      [{ rule: newer(rule, { actions: setsTo('urgent'), order: { phase: 'routing', rank: 'm' } }), stage: 'shadow' }],
    );
    expect(watched(set)).toEqual({ acts: [[1, 'fired', 'low', 'high']], watched: [[2, 'fired', 'low', 'urgent']] });
  });

  it('sees what the rules before it change, and is left out where they stop it', () => {
    const first = compiled({ order: { phase: 'intake', rank: 'a' }, actions: setsTo('normal') });
    const rule = compiled({
      conditions: { all: [{ fact: 'ticket.priority', operator: 'equal', value: 'normal' }] },
      actions: setsTo('high'),
    });
    const trial: Trial = { rule: newer(rule, { conditions: rule.document.conditions, actions: setsTo('urgent') }), stage: 'shadow' };
    expect(watched(new RuleSet([first, rule], [trial])).watched).toEqual([[2, 'fired', 'normal', 'urgent']]);
    const stopping = compiled({ order: { phase: 'intake', rank: 'a' }, actions: setsTo('normal'), stop: 'all' });
    expect(watched(new RuleSet([stopping, rule], [trial])).watched).toEqual([]);
  });

  it('is not asked at all where nobody watches', () => {
    const rule = compiled();
    const set = new RuleSet([], [{ rule, stage: 'shadow' }]);
    expect(evaluateSet(set, facts, event, { explain: () => true })).toEqual([]);
    expect(watched(set).watched).toHaveLength(1);
  });
});
