import type { RuleContentInput } from '@casewright/contracts';
import type { CompiledRule } from '../compile/compile-rule';
import { compiled, event, now, reader } from '../testing/sample-rule';
import type { EvaluationOptions } from './decision';
import { evaluate } from './evaluate';
import { evaluateSet } from './evaluate-set';
import { untouched } from './guards';
import { RuleSet } from './rule-set';

const low = { 'ticket.priority': 'low', 'event.actor': 'user' };
const setTo = (to: string) => [{ id: 'a1', type: 'sample.set-priority', params: { to } }];
const whenPriority = (value: string): RuleContentInput['conditions'] => ({ all: [{ fact: 'ticket.priority', operator: 'equal', value }] });
const outcomes = async (rules: readonly CompiledRule[], facts: Record<string, unknown> = low, options: EvaluationOptions = {}) =>
  evaluateSet(new RuleSet(rules), reader(facts, {}), event, options).map(({ rule, outcome }) => `${rule.document.name} ${outcome}`);

describe('evaluate', () => {
  it('fires with tree, changes and commands of deterministic id', async () => {
    const rule = compiled();
    const { decision } = evaluate(rule, reader(low), event);
    expect(decision).toMatchObject({ outcome: 'fired', reason: null, changes: [{ field: 'priority', before: 'low', after: 'urgent' }] });
    expect(decision.actions[0]?.steps).toEqual([
      {
        commandId: `rule:e1:${rule.document.ruleId}@1:a1`,
        message: { type: 'ticket.change-priority', data: { ticketId: event.ticketId, to: 'urgent' } },
      },
    ]);
    expect(decision.tree).toEqual({
      kind: 'all',
      id: '/conditions',
      name: null,
      result: true,
      children: [
        { kind: 'leaf', id: '/conditions/all/0', fact: 'ticket.priority', operator: 'equal', expected: 'low', actual: 'low', result: true },
      ],
    });
  });

  it('names the leaf of a named condition where it is defined', async () => {
    const rule = compiled({
      conditions: { all: [{ condition: 'vip' }] },
      namedConditions: { vip: { any: [{ fact: 'ticket.tags', operator: 'containsAny', value: ['vip'] }] } },
    });
    const { decision } = evaluate(rule, reader({ 'ticket.tags': ['vip'] }), event);
    expect(decision.tree?.children[0]).toMatchObject({
      kind: 'any',
      name: 'vip',
      result: true,
      children: [{ id: '/namedConditions/vip/any/0', result: true }],
    });
  });

  it('shows both sides of a change and what NaN was', async () => {
    const rule = compiled({
      conditions: {
        any: [
          { fact: 'ticket.priority', operator: 'changedTo', value: 'high' },
          { fact: 'ticket.commentCount', operator: 'greaterThan', value: 1 },
        ],
      },
    });
    const { decision } = evaluate(
      rule,
      reader({ 'ticket.priority': 'high', 'ticket.commentCount': Number.NaN }, { 'ticket.priority': 'low' }),
      event,
    );
    expect(decision.tree?.children).toMatchObject([
      { actual: { known: true, before: 'low', after: 'high' }, result: true },
      { actual: 'NaN', result: false },
    ]);
  });

  it('explains a rule that did not match only when asked', async () => {
    const high = { ...low, 'ticket.priority': 'high' };
    expect(evaluate(compiled(), reader(high), event).decision.tree).toBeNull();
    expect(evaluate(compiled(), reader(high), event, { explain: () => true }).decision).toMatchObject({
      outcome: 'no-match',
      tree: { result: false },
    });
  });

  it.each([
    [{ exclude: ['user' as const] }, 'trigger-rejected'],
    [{ include: ['rule' as const] }, 'trigger-rejected'],
    [{ include: ['user' as const] }, 'fired'],
  ])('listens to actors as told: %j', async (actors, outcome) => {
    const rule = compiled({ trigger: { kind: 'event', types: ['ticket.opened'], actors } });
    expect(evaluate(rule, reader(low), event).decision.outcome).toBe(outcome);
  });

  it.each([
    [{ field: 'priority', to: ['low'] }, 'fired'],
    [{ field: 'priority', from: ['high', 'urgent'] }, 'fired'],
    [{ field: 'priority', to: ['high'] }, 'trigger-rejected'],
    [{ field: 'type' }, 'trigger-rejected'],
    [{ field: 'teamId', from: [null] }, 'fired'],
  ])('waits for a change as told: %j', async (changed, outcome) => {
    const rule = compiled({ trigger: { kind: 'event', types: ['ticket.opened'], changed } });
    const facts = reader({ ...low, 'ticket.teamId': 't1' }, { 'ticket.priority': 'urgent', 'ticket.teamId': null });
    expect(evaluate(rule, facts, event).decision.outcome).toBe(outcome);
  });

  it.each([
    [{ field: 'tags', to: ['vip'] }, 'fired'],
    [{ field: 'tags', to: ['new', 'vip'] }, 'fired'],
    [{ field: 'tags', to: ['kept'] }, 'trigger-rejected'],
    [{ field: 'tags', to: ['gone'] }, 'trigger-rejected'],
    [{ field: 'tags', from: ['gone'] }, 'fired'],
    [{ field: 'tags', from: ['vip'] }, 'trigger-rejected'],
    [{ field: 'tags', from: ['gone'], to: ['vip'] }, 'fired'],
    [{ field: 'followerIds', from: [null], to: ['f1'] }, 'fired'],
    [{ field: 'field.halls', to: [null] }, 'fired'],
    [{ field: 'field.halls', from: ['low'] }, 'fired'],
    [{ field: 'field.halls', to: ['low'] }, 'trigger-rejected'],
  ])('takes what was added to a list and what was removed: %j', (changed, outcome) => {
    const rule = compiled({ trigger: { kind: 'event', types: ['ticket.opened'], changed } });
    const after = { ...low, 'ticket.tags': ['kept', 'vip'], 'ticket.followerIds': ['f1'], 'ticket.field.halls': null };
    const before = { 'ticket.tags': ['kept', 'gone'], 'ticket.followerIds': [], 'ticket.field.halls': ['low'] };
    expect(evaluate(rule, reader(after, before), event).decision.outcome).toBe(outcome);
  });

  it('measures with the stopwatch that it is given', async () => {
    let time = 0;
    const { decision } = evaluate(compiled(), reader(low), event, { stopwatch: () => (time += 7) });
    expect(decision.microseconds).toBe(7);
  });
});

describe('guards', () => {
  it('keep every rule from acting on what happened before its ticket was taken over', () => {
    const { decision } = evaluate(compiled(), reader(low), { ...event, imported: true });
    expect(decision).toMatchObject({ outcome: 'guarded', reason: expect.stringContaining('taken over from another system') as string });
  });

  const decide = async (guards: RuleContentInput['guards'], history: Partial<typeof untouched>, depth = 0) =>
    evaluate(compiled({ guards }), reader(low), { ...event, depth }, { history: () => ({ ...untouched, ...history }) }).decision;

  it.each<[RuleContentInput['guards'], Partial<typeof untouched>, number, string]>([
    [{}, {}, 4, 'fired'],
    [{}, {}, 5, 'guarded'],
    [{ maxDepth: 1 }, {}, 1, 'guarded'],
    [{}, { firedForCommand: true }, 0, 'guarded'],
    [{}, { actionsInChain: 1 }, 1, 'guarded'],
    [{ reentry: 'allow' }, { actionsInChain: 4 }, 1, 'fired'],
    [{ reentry: 'allow' }, { actionsInChain: 5 }, 1, 'guarded'],
    [{ reentry: 'allow', maxDepth: 2 }, { actionsInChain: 2 }, 1, 'guarded'],
    [{ reentry: 'on-change' }, { actionsInChain: 1 }, 1, 'fired'],
    [{ once: 'per-version' }, { versionFired: true }, 0, 'guarded'],
    [{ once: 'per-version' }, { heldSinceFiring: true }, 0, 'fired'],
    [{ once: 'until-false' }, { heldSinceFiring: true }, 0, 'guarded'],
    [{ once: 'until-false' }, { versionFired: true }, 0, 'fired'],
    [{ cooldown: 'PT10M' }, { firedAt: [now - 599_000] }, 0, 'guarded'],
    [{ cooldown: 'PT10M' }, { firedAt: [now - 600_000] }, 0, 'fired'],
    [{ perSubject: { max: 2, per: 'PT1H' } }, { firedAt: [now - 1_000, now - 3_600_000] }, 0, 'fired'],
    [{ perSubject: { max: 2, per: 'PT1H' } }, { firedAt: [now - 1_000, now - 3_599_000] }, 0, 'guarded'],
    [{ perRule: { max: 500, per: 'PT1M' } }, { firingsOfRule: 499 }, 0, 'fired'],
    [{ perRule: { max: 500, per: 'PT1M' } }, { firingsOfRule: 500 }, 0, 'guarded'],
  ])('%j after %j at depth %i: %s', async (guards, history, depth, outcome) => {
    const decision = await decide(guards, history, depth);
    expect(decision.outcome).toBe(outcome);
    expect(decision.reason === null).toBe(outcome === 'fired');
    expect(decision.actions.length).toBe(outcome === 'fired' ? 1 : 0);
  });

  it('lets a rule react to itself on-change only where it changes a property', async () => {
    const rule = compiled({ guards: { reentry: 'on-change' }, actions: setTo('low') });
    const { decision } = evaluate(rule, reader(low), event, { history: () => ({ ...untouched, actionsInChain: 1 }) });
    expect(decision.outcome).toBe('guarded');
  });
});

describe('evaluateSet', () => {
  it('orders by phase, then rank', async () => {
    const rules = [
      compiled({ name: 'third', order: { phase: 'notify', rank: 'a' } }),
      compiled({ name: 'second', order: { phase: 'intake', rank: 'b' } }),
      compiled({ name: 'first', order: { phase: 'intake', rank: 'a' } }),
    ].map((rule) => ({ ...rule, actions: [] }));
    expect(await outcomes(rules)).toEqual(['first fired', 'second fired', 'third fired']);
  });

  it('shows later rules what earlier ones change, also where the index had left them out', async () => {
    const rules = [
      compiled({ name: 'raise', order: { phase: 'intake', rank: 'a' }, actions: setTo('high') }),
      compiled({ name: 'was low', order: { phase: 'intake', rank: 'b' } }),
      compiled({ name: 'is high', order: { phase: 'intake', rank: 'c' }, conditions: whenPriority('high') }),
      compiled({ name: 'next phase', order: { phase: 'routing', rank: 'a' }, conditions: whenPriority('urgent') }),
    ];
    expect(await outcomes(rules)).toEqual(['raise fired', 'is high fired', 'next phase fired']);
  });

  it.each([
    ['none' as const, ['a fired', 'b fired', 'c fired']],
    ['phase' as const, ['a fired', 'c fired']],
    ['all' as const, ['a fired']],
  ])('stops %s', async (stop, expected) => {
    const rules = [
      compiled({ name: 'a', order: { phase: 'intake', rank: 'a' }, stop, actions: setTo('low') }),
      compiled({ name: 'b', order: { phase: 'intake', rank: 'b' }, actions: setTo('low') }),
      compiled({ name: 'c', order: { phase: 'routing', rank: 'a' } }),
    ];
    expect(await outcomes(rules)).toEqual(expected);
  });

  it('says which rule stopped the one that is asked about', async () => {
    const rules = [
      compiled({ name: 'a', order: { phase: 'intake', rank: 'a' }, stop: 'phase' }),
      compiled({ name: 'b', order: { phase: 'intake', rank: 'b' } }),
    ];
    const decisions = evaluateSet(new RuleSet(rules), reader(low), event, { explain: (rule) => rule.document.name === 'b' });
    expect(decisions[1]).toMatchObject({ outcome: 'stopped', reason: expect.stringContaining('"a"') as string });
  });

  it('isolates a rule that fails', async () => {
    const rules = [
      compiled({ name: 'broken', order: { phase: 'intake', rank: 'a' }, actions: [{ id: 'x', type: 'sample.break', params: {} }] }),
      compiled({ name: 'sound', order: { phase: 'intake', rank: 'b' } }),
    ];
    expect(await outcomes(rules)).toEqual(['broken error', 'sound fired']);
  });

  it('isolates a rule whose gate or trigger fails', async () => {
    const fails = () => {
      throw new Error('no');
    };
    const rules = [
      { ...compiled({ name: 'trigger' }), trigger: fails },
      { ...compiled({ name: 'gate' }), gate: fails },
      compiled({ name: 'sound' }),
    ];
    expect(await outcomes(rules)).toEqual(['trigger error', 'gate error', 'sound fired']);
  });

  it('explains rules that the index leaves out, when asked', async () => {
    const rule = compiled({ name: 'other', conditions: whenPriority('high') });
    expect(await outcomes([rule])).toEqual([]);
    expect(await outcomes([rule], low, { explain: () => true })).toEqual(['other no-match']);
  });

  it('does nothing for events that no rule waits for', async () => {
    expect(evaluateSet(new RuleSet([compiled()]), reader(low), { ...event, type: 'ticket.tagged' })).toEqual([]);
  });
});
