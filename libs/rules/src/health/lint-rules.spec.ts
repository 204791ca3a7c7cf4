import type { ConditionNode, RuleContentInput } from '@casewright/contracts';
import { compiled, language } from '../testing/sample-rule';
import { lintRules, readRules } from './lint-rules';

const is = (fact: string, value: unknown): ConditionNode => ({ fact, operator: 'equal', value });
const low = is('ticket.priority', 'low');
const high = is('ticket.priority', 'high');
const mail = is('ticket.channel', 'mail');
const rule = (parts: Partial<RuleContentInput>) => compiled({ conditions: { all: [mail] }, ...parts });
const setTo = (to: string) => ({ actions: [{ id: 'a1', type: 'sample.set-priority', params: { to } }] });
const told = (...rules: Parameters<typeof lintRules>[0]) =>
  lintRules(rules, language.catalog).map(({ kind, rule: about, other, pointer }) => ({
    kind,
    rule: rules.indexOf(about),
    other: other && rules.indexOf(other),
    pointer,
  }));

describe('what is wrong with a rule in itself', () => {
  it.each<[string, ConditionNode[]]>([
    ['two values of one fact', [low, high]],
    [
      'an empty range',
      [
        { fact: 'ticket.number', operator: 'greaterThan', value: 5 },
        { fact: 'ticket.number', operator: 'lessThanInclusive', value: 5 },
      ],
    ],
    [
      'times the wrong way round',
      [
        { fact: 'ticket.openedAt', operator: 'after', value: '2026-03-02T00:00:00Z' },
        { fact: 'ticket.openedAt', operator: 'before', value: '2026-03-01T00:00:00Z' },
      ],
    ],
    ['a value that is not there', [{ fact: 'ticket.teamId', operator: 'notExists' }, is('ticket.teamId', 'a')]],
    [
      'tags that it refuses',
      [
        { fact: 'ticket.tags', operator: 'containsAll', value: ['a', 'b'] },
        { fact: 'ticket.tags', operator: 'containsNone', value: ['b'] },
      ],
    ],
    [
      'a text that another comparison rules out',
      [is('ticket.subject', 'Lamp'), { fact: 'ticket.subject', operator: 'textContains', value: 'screen' }],
    ],
    [
      'all choices refused',
      [
        { fact: 'ticket.priority', operator: 'notIn', value: ['low', 'normal', 'high', 'urgent'] },
        { fact: 'ticket.priority', operator: 'exists' },
      ],
    ],
    ['a negation of what it asks', [low, { not: { any: [low, high] } }]],
    ['only alternatives that cannot be', [low, { any: [high, is('ticket.priority', 'urgent')] }]],
  ])('%s: it can never hold', (_, all) => {
    expect(told(rule({ conditions: { all } }))).toEqual([{ kind: 'never-holds', rule: 0, other: null, pointer: '/conditions' }]);
  });

  it('counts what the trigger says of each event', () => {
    const trigger = { kind: 'event' as const, types: ['ticket.priority-changed'], changed: { field: 'priority', to: ['urgent'] } };
    expect(told(rule({ trigger, conditions: { all: [low] } }))).toMatchObject([{ kind: 'never-holds' }]);
  });

  it('finds the alternative that cannot be, however deep it stands', () => {
    const conditions = { all: [low, { any: [mail, { all: [is('ticket.type', 'task'), high] }] }] };
    expect(told(rule({ conditions }))).toEqual([{ kind: 'unreachable', rule: 0, other: null, pointer: '/conditions/all/1/any/1' }]);
  });

  it.each<[string, ConditionNode[]]>([
    [
      'a range with something in it',
      [
        { fact: 'ticket.number', operator: 'greaterThan', value: 5 },
        { fact: 'ticket.number', operator: 'lessThan', value: 6 },
      ],
    ],
    ['alternatives of one fact', [{ any: [low, high] }]],
    [
      'texts that both may hold',
      [
        { fact: 'ticket.subject', operator: 'textContains', value: 'lamp' },
        { fact: 'ticket.subject', operator: 'textStartsWith', value: 'screen' },
      ],
    ],
    ['a value before and another one after', [is('before.priority', 'low'), high]],
    ['a negation of something else', [low, { not: { all: [high, mail] } }]],
  ])('says nothing of %s', (_, all) => {
    expect(told(rule({ conditions: { all } }))).toEqual([]);
  });
});

describe('what is wrong between rules', () => {
  it('names the earlier one that says the same', () => {
    expect(told(rule({ name: 'One' }), rule({ name: 'Two', order: { phase: 'notify', rank: 'z' } }))).toEqual([
      { kind: 'duplicate', rule: 1, other: 0, pointer: '' },
    ]);
  });

  const noted = (id: string) => ({ actions: [{ id, type: 'sample.note', params: { text: 'Hello' } }] });
  const shared = '00000000-0000-4000-8000-00000000000a';
  const pinned = (version: number, node: ConditionNode) => ({
    conditions: { all: [{ condition: shared }] },
    sharedConditions: { [shared]: { name: 'vip', version, conditions: { all: [node] } } },
  });

  it('sees the same where only actions have other ids, or there is nothing otherwise', () => {
    expect(told(rule(noted('a')), rule({ ...noted('b'), otherwise: [] }))).toMatchObject([{ kind: 'duplicate', rule: 1, other: 0 }]);
  });

  it.each([
    ['runs by another version of a shared condition', pinned(1, low), pinned(2, high)],
    ['has other guards', noted('a'), { ...noted('a'), guards: { once: 'per-version' as const } }],
    ['does something otherwise', noted('a'), { ...noted('a'), otherwise: noted('b').actions }],
  ])('sees no duplicate in one that %s', (_, one, other) => {
    expect(told(rule({ ...noted('a'), ...one }), rule({ ...noted('a'), ...other }))).toEqual([]);
  });

  it('says when there were too many pairs to compare', () => {
    const rules = [rule(setTo('high')), rule(setTo('low')), rule(setTo('normal'))];
    const differing = ({ findings, cut }: ReturnType<typeof readRules>) => ({ count: findings.length, cut });
    expect(differing(readRules(rules, language.catalog, 3))).toEqual({ count: 3, cut: false });
    expect(differing(readRules(rules, language.catalog, 2))).toEqual({ count: 1, cut: true });
  });

  const stopper = rule({ conditions: { any: [low, high] }, stop: 'phase', ...setTo('urgent') });

  it('names the earlier one that stops wherever this one would hold', () => {
    expect(told(stopper, rule({ conditions: { all: [mail, high] }, ...setTo('low') }))).toMatchObject([{ kind: 'shadowed', other: 0 }]);
  });

  it.each([
    ['in another phase', rule({ conditions: { all: [high] }, order: { phase: 'notify', rank: 'm' } })],
    ['that holds elsewhere as well', rule({ conditions: { all: [mail] } })],
    ['on another event', rule({ conditions: { all: [high] }, trigger: { kind: 'event', types: ['ticket.commented'] } })],
  ])('leaves alone a rule %s', (_, later) => {
    expect(told(stopper, later).filter(({ kind }) => kind === 'shadowed')).toEqual([]);
  });

  it('names two that set one property differently on one event', () => {
    expect(told(rule(setTo('high')), rule({ conditions: { all: [is('ticket.type', 'task')] }, ...setTo('low') }))).toEqual([
      { kind: 'same-field', rule: 1, other: 0, pointer: '' },
    ]);
  });

  it.each([
    ['that sets it to the same', rule({ conditions: { all: [is('ticket.type', 'task')] }, ...setTo('high') })],
    ['whose conditions exclude the other', rule({ conditions: { all: [is('ticket.channel', 'web')] }, ...setTo('low') })],
    ['that looks at what the other has set', rule({ conditions: { all: [low] }, ...setTo('low') })],
  ])('leaves alone a rule %s', (_, later) => {
    expect(told(rule(setTo('high')), later)).toEqual([]);
  });

  describe('of which the earlier one makes somebody else the requester', () => {
    const person = '00000000-0000-4000-8000-00000000000b';
    const replaces = { id: 'r', type: 'sample.set-requester', params: { to: person } };
    const from = (domain: string) => ({ conditions: { all: [mail, is('requester.emailDomain', domain)] } });
    const earlier = rule({ ...from('example.test'), actions: [replaces, ...setTo('high').actions] });

    it('does not take for known what only the event tells of them', () => {
      const later = rule({ ...from('other.test'), ...setTo('low') });
      expect(told(earlier, later)).toEqual([{ kind: 'same-field', rule: 1, other: 0, pointer: '' }]);
    });

    it('leaves alone a rule for somebody else', () => {
      const later = rule({ conditions: { all: [is('ticket.requesterId', 'c')] }, ...setTo('low') });
      expect(told(earlier, later)).toEqual([]);
    });
  });
});
