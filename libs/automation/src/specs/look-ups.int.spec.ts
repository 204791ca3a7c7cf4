import type { DecisionView, RuleContentInput } from '@casewright/contracts';
import { office } from './looked-up';
import { RuleWorld } from './rule-world';

const onOpening = (name: string, conditions: RuleContentInput['conditions'], to = 'high'): RuleContentInput => ({
  name,
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions,
  actions: [{ id: 'a1', type: 'ticket.set-priority', params: { to } }],
});

describe('what rules have looked up', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const asked = () => [world.calendars.asked, world.clocks.asked, world.load.asked];
  const failed = async (ruleId: string): Promise<DecisionView | undefined> =>
    (await world.ask<{ items: DecisionView[] }>('GET', `/rules/${ruleId}/decisions?outcome=error`)).items[0];

  it('is asked only where a live rule reads it, and stands in the record', async () => {
    await world.publish(onOpening('Plain', { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'lamp' }] }));
    const before = asked();
    await world.open('Lamp');
    expect(asked()).toEqual(before);
    world.load.counts = { team: 12, assignee: null };
    await world.publish(onOpening('Busy', { all: [{ fact: 'load.team', operator: 'greaterThan', value: 10 }] }, 'urgent'));
    const ticketId = await world.open('Another');
    expect(asked()).toEqual([before[0], before[1], (before[2] ?? 0) + 1]);
    const [decision] = await world.decisions(ticketId);
    expect(decision?.tree).toMatchObject({ children: [{ fact: 'load.team', actual: 12, result: true }] });
  });

  it('is the same when somebody asks about the event later', async () => {
    world.load.counts = { team: 3, assignee: null };
    const rule = await world.publish(onOpening('Busy', { all: [{ fact: 'load.team', operator: 'greaterThan', value: 10 }] }));
    const ticketId = await world.open('Lamp');
    world.load.counts = { team: 99, assignee: null };
    expect(await world.whyNot(ticketId, rule.id)).toMatchObject({ verdict: 'no-match', nearest: { actual: 3 } });
  });

  it('counts by calendars, and the record says by what', async () => {
    const rule = await world.publish(
      onOpening('Office hours', { all: [{ fact: 'event.at', operator: 'inWorkingTime', value: office.id }] }),
    );
    const ticketId = await world.open('Lamp');
    const [decision] = await world.decisions(ticketId);
    expect(decision).toMatchObject({
      rule: { id: rule.id },
      tree: { children: [{ actualText: expect.stringMatching(/in the working time/) }] },
    });
    world.clock.advance(12 * 3_600_000);
    const atNight = await world.open('Lamp');
    expect(await world.decisions(atNight)).toEqual([]);
    const long = { calendarId: office.id, atLeast: 'PT4H' };
    const waiting = { ...onOpening('Waiting', { all: [{ fact: 'ticket.openedAt', operator: 'elapsedSince', value: long }] }, 'urgent') };
    await world.publish({ ...waiting, trigger: { kind: 'event', types: ['ticket.tagged'] } });
    world.clock.advance(24 * 3_600_000);
    await world.act({ type: 'ticket.tag', data: { ticketId: atNight, tag: 'vip' } });
    expect((await world.decisions(atNight))[0]?.tree).toMatchObject({
      children: [{ actualText: expect.stringMatching(/8 h 0 min of working time before/) }],
    });
  });

  it('costs only the rules that need it, where it fails or takes too long', async () => {
    const rule = await world.publish(onOpening('Clocks', { all: [{ fact: 'sla.resolution.state', operator: 'equal', value: 'active' }] }));
    await world.publish(onOpening('Others', { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'lamp' }] }, 'urgent'));
    world.clocks.answer = () => Promise.reject(new Error('the clocks are out of order.'));
    const ticketId = await world.open('Lamp');
    expect(await world.decisions(ticketId)).toMatchObject([{ rule: { name: 'Others' }, outcome: 'fired' }]);
    expect((await failed(rule.id))?.reason).toBe('The state of the clocks could not be looked up: the clocks are out of order.');
    world.clocks.answer = () => new Promise(() => undefined);
    world.clock.advance(1000);
    const slow = await world.open('Lamp');
    expect(await world.decisions(slow)).toMatchObject([{ rule: { name: 'Others' }, outcome: 'fired' }]);
    expect((await failed(rule.id))?.reason).toMatch(/no answer within 2 seconds/);
    world.clocks.answer = () => Promise.resolve([{ target: 'resolution', state: 'active', dueAt: null }]);
    expect(await world.decisions(await world.open('Desk'))).toMatchObject([{ rule: { name: 'Clocks' } }]);
  });

  it('is refused where the calendar is gone, with a pointer to the place', async () => {
    const gone = onOpening('Gone', {
      all: [{ fact: 'event.at', operator: 'inWorkingTime', value: '3f0b1c5e-1111-4222-8333-444455556666' }],
    });
    expect(await world.ask('POST', '/rules/check', gone)).toEqual({
      problems: [{ pointer: '/conditions/all/0/value', message: 'There is no such calendar any more: choose another.' }],
    });
  });
});
