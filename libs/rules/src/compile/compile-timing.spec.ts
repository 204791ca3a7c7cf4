import type { ConditionNode, RuleContentInput } from '@casewright/contracts';
import { compiled, content, language } from '../testing/sample-rule';
import { compileContent } from './compile-rule';

const leaf = (fact: string, operator: string, value?: unknown): ConditionNode => ({ fact, operator, value });
const pending = leaf('ticket.status', 'equal', 'pending');
const relative = { kind: 'relative', anchor: 'status.enteredAt', offset: 'P2D' } as const;
const schedule = { kind: 'schedule', cron: '0 9 * * 1-5', timeZone: 'Europe/Berlin', selector: { all: [pending] } } as const;

function problems(parts: Partial<RuleContentInput>) {
  const result = compileContent(content(parts), language);
  return 'problems' in result ? result.problems : [];
}

describe('when a rule runs that waits for a time', () => {
  it('is told by its trigger', () => {
    expect(compiled().timing).toBeNull();
    expect(compiled({ trigger: { kind: 'event', types: ['ticket.opened'], debounce: 'PT5M' } }).timing).toMatchObject({
      kind: 'rest',
      milliseconds: 300_000,
    });
    expect(compiled({ trigger: { ...relative, offset: '-PT30M' } }).timing).toMatchObject({ kind: 'relative', offset: -1_800_000 });
    expect(compiled({ trigger: schedule }).timing).toMatchObject({ kind: 'schedule' });
  });

  it('is the same plan in two versions that wait alike, and another where they do not', () => {
    const plan = (parts: Partial<RuleContentInput>) => compiled(parts).timing?.plan;
    expect(plan({ trigger: relative, name: 'Other words' })).toBe(plan({ trigger: relative }));
    expect(plan({ trigger: { ...relative, offset: 'P3D' } })).not.toBe(plan({ trigger: relative }));
    expect(plan({ trigger: { ...relative, offset: 'PT48H' } })).toBe(plan({ trigger: relative }));
  });

  it.each<[ConditionNode, readonly unknown[] | null]>([
    [{ all: [pending] }, ['pending']],
    [{ all: [pending, leaf('ticket.priority', 'equal', 'low')] }, ['pending']],
    [{ all: [leaf('ticket.status', 'in', ['open', 'pending']), pending] }, ['pending']],
    [{ any: [pending, leaf('ticket.status', 'equal', 'open')] }, ['pending', 'open']],
    [{ any: [pending, leaf('ticket.priority', 'equal', 'low')] }, null],
    [{ not: pending }, null],
    [{ all: [leaf('ticket.status', 'notEqual', 'closed')] }, null],
  ])('knows in which statuses there is anything to wait for: %j', (conditions, statuses) => {
    expect(compiled({ trigger: relative, conditions }).timing).toMatchObject({ statuses });
  });

  it('asks in every status where it does something otherwise', () => {
    const otherwise = [{ id: 'b1', type: 'sample.set-priority', params: { to: 'low' } }];
    expect(compiled({ trigger: relative, conditions: { all: [pending] }, otherwise }).timing).toMatchObject({ statuses: null });
  });

  it.each<[Partial<RuleContentInput>, string]>([
    [{ trigger: { ...schedule, cron: '99 9 * * *' } }, '/trigger/cron'],
    [{ trigger: { ...schedule, timeZone: 'Mars/Olympus' } }, '/trigger/timeZone'],
    [{ trigger: { ...schedule, selector: { all: [] } } }, '/trigger/selector/all'],
    [
      { trigger: { ...schedule, selector: { all: [leaf('ticket.firstMessage', 'textContains', 'lamp')] } } },
      '/trigger/selector/all/0/fact',
    ],
    [{ trigger: { ...schedule, selector: { all: [leaf('ticket.priority', 'changed')] } } }, '/trigger/selector/all/0/operator'],
    [{ trigger: { ...schedule, selector: { all: [leaf('ticket.colour', 'equal', 'red')] } } }, '/trigger/selector/all/0/fact'],
    [{ trigger: { ...relative, anchor: 'moon.full' } }, '/trigger/anchor'],
    [{ trigger: { ...relative, offset: 'P400D' } }, '/trigger/offset'],
    [{ trigger: { ...relative, cancelWhen: { all: [leaf('ticket.tags', 'equal', 'x')] } } }, '/trigger/cancelWhen/all/0/operator'],
    [{ trigger: relative, conditions: { all: [leaf('ticket.priority', 'changed')] } }, '/conditions/all/0/operator'],
    [{ trigger: relative, conditions: { all: [leaf('before.priority', 'equal', 'low')] } }, '/conditions/all/0/fact'],
    [{ trigger: relative, conditions: { all: [leaf('event.automatic', 'equal', true)] } }, '/conditions/all/0/fact'],
  ])('refuses %j at its place', (parts, pointer) => {
    expect(problems(parts).map((problem) => problem.pointer)).toEqual([pointer]);
  });

  it('lets what reacts to events ask for them', () => {
    expect(problems({ conditions: { all: [leaf('event.automatic', 'equal', true)] } })).toEqual([]);
  });
});
