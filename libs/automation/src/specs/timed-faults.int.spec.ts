import type { RuleContentInput, TicketTimedRules } from '@casewright/contracts';
import { FixedClock } from '@casewright/kernel';
import { RuleWorld } from './rule-world';

const hour = 3_600_000;

const after = (name: string, conditions: RuleContentInput['conditions']): RuleContentInput => ({
  name,
  order: { phase: 'escalation', rank: 'm' },
  trigger: { kind: 'relative', anchor: 'ticket.openedAt', offset: 'PT1H' },
  conditions,
  actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: [name.toLowerCase()] } }],
});
const clocks = after('Clocks', { all: [{ fact: 'sla.resolution.state', operator: 'equal', value: 'active' }] });
const others = after('Others', { all: [{ fact: 'ticket.status', operator: 'in', value: ['new', 'open'] }] });

describe('a rule whose time has come', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create({ clock: new FixedClock(new Date('2026-01-05T09:00:00Z')) })));
  afterEach(() => world.test.close());

  it.each([
    ['fails', () => Promise.reject(new Error('the clocks are out of order.')), 'could not be looked up: the clocks are out of order.'],
    ['is slow', () => new Promise<never>(() => undefined), 'no answer within 2 seconds'],
  ])('does nothing where what it asks for %s, says so, and keeps no other rule from acting', async (_, answer, words) => {
    await world.publish(clocks);
    await world.publish(others);
    const ticketId = await world.open('Lamp');
    world.clocks.answer = answer;
    await world.pass(hour);
    const { ended } = await world.ask<TicketTimedRules>('GET', `/tickets/${ticketId}/timed-rules`);
    expect(ended.map(({ rule, state }) => [rule.name, state]).sort()).toEqual([
      ['Clocks', 'skipped'],
      ['Others', 'fired'],
    ]);
    expect(ended.find(({ state }) => state === 'skipped')?.reason).toContain(words);
    expect(await world.decisions(ticketId)).toMatchObject([{ rule: { name: 'Others' }, outcome: 'fired' }]);
  });
});
