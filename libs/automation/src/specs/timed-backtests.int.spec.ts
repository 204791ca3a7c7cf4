import type { BacktestView, RuleContentInput, RuleDetailView } from '@casewright/contracts';
import { FixedClock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { BacktestWorker } from '../application/rehearse/backtest-worker';
import { chance } from './history';
import { office } from './looked-up';
import { RuleWorld } from './rule-world';

const minute = 60_000;
const pending = { fact: 'ticket.status', operator: 'equal', value: 'pending' };
const untagged = { fact: 'ticket.tags', operator: 'containsNone', value: ['reminded'] };
const remind = [{ id: 'tag', type: 'ticket.add-tags', params: { tags: ['reminded'] } }];

const timed = (trigger: RuleContentInput['trigger'], parts: Partial<RuleContentInput> = {}): RuleContentInput => ({
  ...{ name: 'Remind', order: { phase: 'escalation', rank: 'm' }, trigger },
  ...{ conditions: { all: [pending] }, actions: remind },
  ...parts,
});
const afterStatus = (offset: string, parts: Partial<RuleContentInput> = {}) =>
  timed({ kind: 'relative', anchor: 'status.enteredAt', offset }, parts);
const hourly = timed({ kind: 'schedule', cron: '0 * * * *', timeZone: 'UTC', selector: { all: [pending, untagged] } });
const cancelWhen = { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: ['vip'] }] };

describe('rules that wait for a time, replayed', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create({ clock: new FixedClock(new Date('2026-01-05T09:00:00Z')) })));
  afterEach(() => world.test.close());

  async function replay(ruleId: string, body: object = {}): Promise<BacktestView> {
    const to = new Date(world.clock.now().getTime() + 1).toISOString();
    const window = { from: '2026-01-05T00:00:00.000Z', to };
    const { id } = await world.ask<BacktestView>('POST', `/rules/${ruleId}/backtests`, { ...window, ...body });
    await world.test.get(BacktestWorker).runQueued();
    return world.ask('GET', `/backtests/${id}`);
  }
  const result = async (ruleId: string, body: object = {}) => {
    const { result: found, status, message } = await replay(ruleId, body);
    if (!found) throw new Error(`${status} ${message ?? ''}`);
    return found;
  };
  const become = (ticketId: string, to: string) => world.act({ type: 'ticket.change-status', data: { ticketId, to } });
  const pendingTicket = async () => {
    const ticketId = await world.open('Lamp');
    await become(ticketId, 'pending');
    return ticketId;
  };
  /** Lets half an hour after half an hour pass, as a desk does. */
  const pass = async (hours: number) => {
    for (let step = 0; step < hours * 2; step += 1) await world.pass(30 * minute);
  };
  const fired = (ruleId: string) =>
    world.test
      .get(Database)
      .query<{ ticketId: string; at: Date }>(
        `select ticket_id as "ticketId", at from automation.decisions where rule_id = $1 and outcome = 'fired' order by at`,
        [ruleId],
      );

  /** People at a desk, by chance; the same every time. */
  async function liveThrough(seed: number, steps: number): Promise<void> {
    const random = chance(seed);
    const tickets: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      await world.pass(30 * minute);
      if (tickets.length < 2 || random(5) === 0) tickets.push(await world.open('Lamp'));
      const ticketId = tickets[random(tickets.length)] ?? '';
      const does = random(4);
      if (does === 0) await world.act({ type: 'ticket.tag', data: { ticketId, tag: ['vip', 'hall'][random(2)] ?? 'hall' } });
      else if (does === 1) await world.act({ type: 'ticket.untag', data: { ticketId, tag: 'reminded' } });
      else await become(ticketId, random(2) === 0 ? 'pending' : 'open');
    }
  }

  it.each([
    ['after a time', afterStatus('PT2H')],
    ['after a time, while nothing ends it', timed({ kind: 'relative', anchor: 'ticket.openedAt', offset: 'PT2H', cancelWhen })],
    ['after a time of a calendar', timed({ kind: 'relative', anchor: 'status.enteredAt', offset: 'PT1H', calendarId: office.id })],
    ['as often as its guards allow', afterStatus('PT1H', { guards: { perRule: { max: 2, per: 'PT4H' }, cooldown: 'PT3H' } })],
    [
      'once at rest',
      timed(
        { kind: 'event', types: ['ticket.tagged', 'ticket.untagged', 'ticket.opened'], debounce: 'PT1H' },
        { conditions: { all: [untagged] } },
      ),
    ],
    ['on a schedule', hourly],
  ])('%s: a backtest of what is live differs in nothing from what happened', async (_, content) => {
    const { id } = await world.publish(content);
    await liveThrough(7, 30);
    await pass(3);
    const happened = await fired(id);
    expect(happened.length).toBeGreaterThan(1);
    const found = await result(id);
    expect(found).toMatchObject({
      fires: { active: happened.length, draft: happened.length },
      ...{ added: { count: 0 }, removed: { count: 0 }, others: [] },
    });
    const middle = happened[Math.floor(happened.length / 2)]?.at ?? new Date();
    const later = await result(id, { from: middle.toISOString() });
    expect(later.fires).toEqual({ draft: later.fires.active, active: happened.filter(({ at }) => at >= middle).length });
    expect(await result(id)).toEqual(found);
  });

  it('says how the waiting of both would have gone', async () => {
    const { id } = await world.publish(afterStatus('PT2H'));
    const [stays, leaves] = [await pendingTicket(), await pendingTicket()];
    await pass(1.5);
    await become(leaves, 'open');
    await pass(1);
    const late = await pendingTicket();
    await pass(0.5);
    const draft = afterStatus('PT1H', {
      conditions: { all: [pending, { fact: 'ticket.subject', operator: 'textContains', value: 'lamp' }] },
    });
    const found = await result(id, { content: draft });
    expect(found.fires).toEqual({ draft: 2, active: 1 });
    expect(found.added).toMatchObject({
      count: 1,
      samples: [{ ticketId: leaves, event: { label: 'Time has come', at: '2026-01-05T10:00:00.000Z' } }],
    });
    expect(found.removed.count).toBe(0);
    expect(found.timed).toEqual({
      ...{ armed: { draft: 3, active: 3 }, waiting: { draft: 1, active: 1 } },
      endings: [
        { state: 'fired', reason: null, draft: 2, active: 1 },
        { state: 'cancelled', reason: 'What it waited with has ended.', draft: 0, active: 1 },
      ],
      ...{ runs: { draft: 0, active: 0 }, subjects: { draft: 0, active: 0 }, leftOut: { draft: 0, active: 0 } },
    });
    expect([stays, late]).toHaveLength(2);
    expect(found.unknowable.join(' ')).toMatch(/late, or missed/);
  });

  it('counts what began before the stretch, also on tickets on which nothing happens in it', async () => {
    const { id } = await world.publish(afterStatus('PT4H'));
    const ticketId = await pendingTicket();
    await pass(2);
    const from = world.clock.now().toISOString();
    await pass(3);
    expect(await result(id, { from })).toMatchObject({ fires: { draft: 1, active: 1 }, events: expect.any(Number) as number });
    const shorter = await result(id, { from, content: afterStatus('PT1H') });
    expect(shorter).toMatchObject({ fires: { draft: 0, active: 1 }, removed: { count: 1, samples: [{ ticketId }] } });
    const quiet = await world.open('Lamp');
    await become(quiet, 'pending');
    await pass(1);
    const later = world.clock.now().toISOString();
    await pass(2);
    expect(await result(id, { from: later, content: afterStatus('PT2H') })).toMatchObject({
      fires: { draft: 1, active: 0 },
      added: { samples: [{ ticketId: quiet }] },
    });
  });

  it('tells what a schedule would have selected then, with what the version before it did taken away', async () => {
    const { id } = await world.publish(hourly);
    const [first, second] = [await pendingTicket(), await pendingTicket()];
    await pass(1.5);
    await become(second, 'open');
    await pass(1);
    const draft = { ...hourly, trigger: { ...hourly.trigger, cron: '30 * * * *' } };
    const found = await result(id, { from: '2026-01-05T09:00:01.000Z', content: draft });
    expect(found.timed).toMatchObject({ runs: { draft: 3, active: 2 }, subjects: { draft: 2, active: 2 } });
    expect(found).toMatchObject({ fires: { draft: 2, active: 2 }, added: { count: 2 }, removed: { count: 2 } });
    expect([first, second]).toHaveLength(2);
    const minutely = { ...hourly, trigger: { ...hourly.trigger, cron: '* * * * *' } };
    const days = { from: '2026-01-01T00:00:00.000Z', content: minutely };
    const to = world.clock.now().toISOString();
    expect(await world.send('admin', 'POST', `/rules/${id}/backtests`, { ...days, to })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/from' }] },
    });
  });

  it('follows the clocks of tickets', async () => {
    const { id } = await world.publish(
      timed({ kind: 'relative', anchor: 'sla.resolution.dueAt', offset: '-PT30M' }, { conditions: { all: [untagged] } }),
    );
    const ticketId = await world.open('Lamp');
    await world.recordClock(ticketId, 'sla.clock-started', '2026-01-05T12:00:00.000Z');
    await pass(1);
    await world.recordClock(ticketId, 'sla.clock-paused');
    await pass(1);
    await world.recordClock(ticketId, 'sla.clock-resumed', '2026-01-05T13:00:00.000Z');
    await pass(3);
    const happened = await fired(id);
    expect(happened.map(({ at }) => at.toISOString())).toEqual(['2026-01-05T12:30:00.000Z']);
    const found = await result(id);
    expect(found).toMatchObject({ fires: { draft: 1, active: 1 }, timed: { armed: { active: 2 } } });
    expect(found.timed?.endings).toContainEqual({
      state: 'cancelled',
      reason: 'The clock that it counts from stands still.',
      draft: 1,
      active: 1,
    });
  });

  it('compares a rule that waits with one that acts at once', async () => {
    const { id } = await world.publish(timed({ kind: 'event', types: ['ticket.status-changed'] }));
    const ticketId = await pendingTicket();
    await pass(2);
    const found = await result(id, { content: afterStatus('PT1H', { conditions: { all: [pending, untagged] } }) });
    // The tag that the published version set is none that the draft would have found.
    expect(found).toMatchObject({
      fires: { draft: 1, active: 1 },
      added: { samples: [{ ticketId }] },
      removed: { samples: [{ ticketId }] },
    });
    const rule = await world.ask<RuleDetailView>('GET', `/rules/${id}`);
    expect(rule.firesIn7Days).toBe(1);
  });
});
