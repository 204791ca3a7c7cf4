import fc from 'fast-check';
import { compileContent } from '../compile/compile-rule';
import { compiled, content, event, language, reader } from '../testing/sample-rule';
import { evaluate } from './evaluate';
import { evaluateSet } from './evaluate-set';
import { untouched, type RuleHistory } from './guards';
import { RuleSet } from './rule-set';

const setTo = (id: string, to: string) => ({ id, type: 'sample.set-priority', params: { to } });
const branching = (parts: object = {}) => compiled({ actions: [setTo('a1', 'urgent')], otherwise: [setTo('o1', 'normal')], ...parts });
const low = { 'ticket.priority': 'low', 'ticket.type': 'question', 'event.actor': 'user' };
const high = { ...low, 'ticket.priority': 'high' };

describe('what a rule does otherwise', () => {
  it('is done where the trigger took the event and the conditions did not hold', () => {
    const { decision, facts } = evaluate(branching(), reader(high), event);
    expect(decision).toMatchObject({
      outcome: 'fired',
      branch: 'otherwise',
      tree: { result: false },
      changes: [{ field: 'priority', before: 'high', after: 'normal' }],
      actions: [{ id: 'o1' }],
    });
    expect(facts).toEqual({ 'ticket.priority': 'normal' });
    expect(evaluate(branching(), reader(low), event).decision).toMatchObject({ outcome: 'fired', branch: 'then', actions: [{ id: 'a1' }] });
  });

  it('is not done where the trigger turned the event away', () => {
    const deaf = branching({ trigger: { kind: 'event', types: ['ticket.opened'], actors: { exclude: ['user'] } } });
    expect(evaluate(deaf, reader(high), event).decision).toMatchObject({ outcome: 'trigger-rejected', actions: [] });
  });

  it('is found by a set whatever the index says, and ends no phase', () => {
    const first = branching({ stop: 'all', order: { phase: 'intake', rank: 'a' } });
    const second = compiled({ conditions: { all: [{ fact: 'ticket.priority', operator: 'equal', value: 'normal' }] } });
    const decisions = evaluateSet(new RuleSet([second, first]), reader(high), event);
    expect(decisions.map(({ branch, outcome }) => `${branch} ${outcome}`)).toEqual(['otherwise fired', 'then fired']);
    expect(evaluateSet(new RuleSet([second, first]), reader(low), event)).toHaveLength(1);
  });

  it('may be all that a rule does', () => {
    const only = branching({ actions: [] });
    expect(evaluate(only, reader(low), event).decision).toMatchObject({ outcome: 'no-match', actions: [] });
    expect(evaluate(only, reader(high), event).decision).toMatchObject({ outcome: 'fired', branch: 'otherwise' });
  });

  it('fires until its conditions have held, where it is told to', () => {
    const once = branching({ guards: { once: 'until-false' } });
    const after = (history: Partial<RuleHistory>) => ({ history: () => ({ ...untouched, ...history }) });
    expect(evaluate(once, reader(high), event, after({ lastWasOtherwise: true })).decision).toMatchObject({ outcome: 'guarded' });
    expect(evaluate(once, reader(high), event, after({ heldSinceFiring: true })).decision).toMatchObject({ outcome: 'fired' });
    expect(evaluate(once, reader(low), event, after({ lastWasOtherwise: true })).decision).toMatchObject({ outcome: 'fired' });
  });

  it('writes what it writes, and shares its ids with the other actions', () => {
    expect([...branching({ actions: [] }).writes]).toEqual(['priority']);
    const twice = compileContent(content({ actions: [setTo('a1', 'high')], otherwise: [setTo('a1', 'low')] }), language);
    expect(twice).toMatchObject({ problems: [{ pointer: '/otherwise/0/id' }] });
    const unknown = compileContent(content({ otherwise: [{ id: 'o1', type: 'sample.dance', params: {} }] }), language);
    expect(unknown).toMatchObject({ problems: [{ pointer: '/otherwise/0/type' }] });
  });

  it('takes exactly the events that the conditions do not', () => {
    const rule = branching();
    fc.assert(
      fc.property(fc.constantFrom('low', 'normal', 'high', 'urgent', null, undefined, 3), (priority) => {
        const { decision } = evaluate(rule, reader({ ...low, 'ticket.priority': priority }), event);
        expect(decision.branch).toBe(decision.tree?.result ? 'then' : 'otherwise');
        expect(decision.tree?.result).toBe(rule.gate(reader({ 'ticket.priority': priority })));
      }),
    );
  });
});
