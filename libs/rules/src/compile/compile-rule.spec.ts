import type { ConditionNode, RuleContentInput } from '@casewright/contracts';
import { compiled, content, documentOf, language } from '../testing/sample-rule';
import { compileContent, compileRule } from './compile-rule';

const problemsOf = (parts: Partial<RuleContentInput>) => {
  const result = compileContent(content(parts), language);
  return 'problems' in result ? result.problems : [];
};
const leaf = (fact: string, operator: string, value?: unknown): ConditionNode => ({ fact, operator, value });
const all = (...children: ConditionNode[]): Partial<RuleContentInput> => ({ conditions: { all: children } });

describe('publishing refuses, with a pointer and advice', () => {
  it.each<[string, Partial<RuleContentInput>, string, RegExp]>([
    ['an unknown fact', all(leaf('ticket.prio', 'equal', 'low')), '/conditions/all/0/fact', /perhaps "ticket\.priority"/],
    ['a fact that is a property of objects', all(leaf('__proto__', 'equal', 'low')), '/conditions/all/0/fact', /no fact/],
    ['an unknown operator', all(leaf('ticket.priority', 'is', 'low')), '/conditions/all/0/operator', /choose one of equal/],
    ['a decorated operator', all(leaf('ticket.priority', 'not:equal', 'low')), '/conditions/all/0/operator', /no operator/],
    ['an operator of another type', all(leaf('ticket.priority', 'lessThan', 3)), '/conditions/all/0/operator', /does not fit "Priority"/],
    ['a change of something untracked', all(leaf('ticket.channel', 'changed')), '/conditions/all/0/operator', /does not fit/],
    ['a word for a number', all(leaf('ticket.commentCount', 'lessThan', '3')), '/conditions/all/0/value', /is a number/],
    ['a value that is no choice', all(leaf('ticket.priority', 'equal', 'huge')), '/conditions/all/0/value', /low, normal, high, urgent/],
    ['an empty list', all(leaf('ticket.priority', 'in', [])), '/conditions/all/0/value', /at least one/],
    ['a wrong item of a list', all(leaf('ticket.tags', 'containsAny', ['a', 3])), '/conditions/all/0/value', /a text/],
    ['an empty text', all(leaf('ticket.subject', 'textContains', ' ')), '/conditions/all/0/value', /not empty/],
    ['a day that there is not', all(leaf('ticket.field.bought', 'before', '1970-02-30')), '/conditions/all/0/value', /is a day/],
    ['a date in words', all(leaf('ticket.openedAt', 'before', 'yesterday')), '/conditions/all/0/value', /is a time/],
    ['a duration of nothing', all(leaf('ticket.openedAt', 'withinLast', 'PT0M')), '/conditions/all/0/value', /PT30M/],
    ['a value where none belongs', all(leaf('ticket.teamId', 'exists', 'x')), '/conditions/all/0/value', /leave it out/],
    ['a look-ahead', all(leaf('ticket.subject', 'matches', '(?=a)b')), '/conditions/all/0/value', /not a safe regular expression/],
    ['a back-reference', all(leaf('ticket.subject', 'matches', '(a)\\1')), '/conditions/all/0/value', /not a safe regular expression/],
    ['an unfinished expression', all(leaf('ticket.subject', 'matches', '(a')), '/conditions/all/0/value', /not a safe regular expression/],
    [
      'a value that names a fact',
      all(leaf('ticket.subject', 'equal', { fact: 'requester.name' })),
      '/conditions/all/0/value',
      /may not name another fact/,
    ],
    [
      'one inside a list',
      all(leaf('ticket.subject', 'in', [{ fact: 'requester.name' }])),
      '/conditions/all/0/value',
      /may not name another fact/,
    ],
    ['an empty group', { conditions: { all: [] } }, '/conditions/all', /empty/],
    ['an empty group inside', all({ any: [] }), '/conditions/all/0/any', /empty/],
    ['a bare comparison', { conditions: { fact: 'ticket.priority', operator: 'exists' } }, '/conditions', /Begin with a group/],
    ['an undefined named condition', all({ condition: 'vip' }), '/conditions/all/0/condition', /define it/],
    ['one named like a property of objects', all({ condition: 'toString' }), '/conditions/all/0/condition', /define it/],
    ['no events', { trigger: { kind: 'event', types: [] } }, '/trigger/types', /at least one/],
    ['an unknown event', { trigger: { kind: 'event', types: ['ticket.exploded'] } }, '/trigger/types/0', /no event/],
    [
      'a change of an unknown field',
      { trigger: { kind: 'event', types: ['ticket.opened'], changed: { field: 'colour' } } },
      '/trigger/changed/field',
      /not known/,
    ],
    [
      'a change to no choice',
      { trigger: { kind: 'event', types: ['ticket.opened'], changed: { field: 'priority', to: ['urgent', 'blue'] } } },
      '/trigger/changed/to/1',
      /is one of/,
    ],
    ['no actions', { actions: [] }, '/actions', /add an action/],
    ['an unknown action', { actions: [{ id: 'a', type: 'x', params: {} }] }, '/actions/0/type', /no action "x"/],
    ['a wrong parameter', { actions: [{ id: 'a', type: 'sample.set-priority', params: { to: 1 } }] }, '/actions/0/params/to', /./],
    [
      'an unknown variable',
      { actions: [{ id: 'a', type: 'sample.note', params: { text: '{{process.env}}' } }] },
      '/actions/0/params/text',
      /may not use/,
    ],
    [
      'a brace left open',
      { actions: [{ id: 'a', type: 'sample.note', params: { text: '{{ticket.subject' } }] },
      '/actions/0/params/text',
      /close them/,
    ],
  ])('%s', (_, parts, pointer, advice) => {
    const [problem] = problemsOf(parts);
    expect(problem).toEqual({ pointer, message: expect.stringMatching(advice) as string });
  });

  it('two actions with one id', () => {
    const action = { id: 'a', type: 'sample.set-priority', params: { to: 'low' } };
    expect(problemsOf({ actions: [action, action] })).toEqual([expect.objectContaining({ pointer: '/actions/1/id' })]);
  });

  it('a circle of named conditions, naming the ring', () => {
    const named = { a: { all: [{ condition: 'b' }] }, b: { any: [{ condition: 'a' }] } };
    const [problem] = problemsOf({ ...all({ condition: 'a' }), namedConditions: named });
    expect(problem?.message).toContain('a → b → a');
    expect(problem?.pointer).toBe('/namedConditions/b/any/0/condition');
  });

  it('named conditions that multiply beyond measure', () => {
    const named = Object.fromEntries(
      Array.from({ length: 7 }, (_, level) => [
        `n${level}`,
        { all: Array.from({ length: 9 }, () => (level === 0 ? leaf('ticket.teamId', 'exists') : { condition: `n${level - 1}` })) },
      ]),
    );
    expect(problemsOf({ ...all({ condition: 'n6' }), namedConditions: named })[0]?.message).toContain('500');
  });

  it('a version without a reason', () => {
    expect(compileRule({ ...documentOf(), why: '  ' }, language)).toEqual({ problems: [expect.objectContaining({ pointer: '/why' })] });
  });

  it('everything at once', () => {
    expect(problemsOf({ conditions: { all: [leaf('x', 'y', 1), { any: [] }] }, actions: [] }).map(({ pointer }) => pointer)).toEqual([
      '/conditions/all/0/fact',
      '/conditions/all/0/operator',
      '/conditions/all/1/any',
      '/actions',
    ]);
  });
});

describe('publishing derives', () => {
  it('what is read and written', () => {
    const rule = compiled(all(leaf('ticket.subject', 'textContains', 'x'), { not: leaf('ticket.teamId', 'exists') }));
    expect([...rule.reads]).toEqual(['ticket.subject', 'ticket.teamId']);
    expect([...rule.writes]).toEqual(['priority']);
  });

  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 86_400_000],
  ])('the midnight that %s begins with', (day, midnight) => {
    const [compared] = compiled(all(leaf('ticket.field.bought', 'after', day))).leaves;
    expect(compared?.operand).toBe(midnight);
  });

  it.each<[string, ConditionNode, unknown]>([
    [
      'the smallest of several',
      { all: [leaf('ticket.priority', 'in', ['low', 'high']), leaf('ticket.type', 'equal', 'task')] },
      { kind: 'scalar', fact: 'ticket.type', values: ['task'] },
    ],
    [
      'the union of alternatives',
      { any: [leaf('ticket.type', 'equal', 'task'), leaf('ticket.type', 'equal', 'problem')] },
      { kind: 'scalar', fact: 'ticket.type', values: ['task', 'problem'] },
    ],
    [
      'none for alternatives on several facts',
      { any: [leaf('ticket.type', 'equal', 'task'), leaf('ticket.priority', 'equal', 'low')] },
      null,
    ],
    ['none for negations', { not: leaf('ticket.type', 'equal', 'task') }, null],
    ['members of lists', { all: [leaf('ticket.tags', 'containsAll', ['a', 'b'])] }, { kind: 'list', fact: 'ticket.tags', values: ['a'] }],
  ])('the key: %s', (_, conditions, key) => {
    expect(compiled({ conditions }).key).toEqual(key);
  });
});
