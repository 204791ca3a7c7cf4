import type { BacktestView, DecisionView, RuleDetailView, TryView } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { until } from '@casewright/testing';
import { BacktestStore } from '../application/rehearse/backtest-store';
import { BacktestWorker } from '../application/rehearse/backtest-worker';
import { livelyRules, liveThrough } from './history';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';
import { watch } from './watch';

const hour = 3_600_000;

describe('history, lived and replayed', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const window = (hours = 1000) => {
    const now = world.clock.now().getTime();
    return { from: new Date(now - hours * hour).toISOString(), to: new Date(now + 1).toISOString() };
  };
  const begin = (ruleId: string, body: object = window()) => world.ask<BacktestView>('POST', `/rules/${ruleId}/backtests`, body);
  async function replay(ruleId: string, body?: object): Promise<BacktestView> {
    const { id } = await begin(ruleId, body);
    await world.test.get(BacktestWorker).runQueued();
    return world.ask('GET', `/backtests/${id}`);
  }
  const fired = (ruleId: string) =>
    world.test
      .get(Database)
      .query<{ eventId: string; at: Date }>(
        `select event_id as "eventId", at from automation.decisions where rule_id = $1 and outcome = 'fired' order by at`,
        [ruleId],
      );

  it.each([1, 2, 3])(
    'trying an event gives the record that live gave, and a backtest of what is live differs in nothing from what happened (%i)',
    async (seed) => {
      const rules: RuleDetailView[] = [];
      for (const content of livelyRules) rules.push(await world.publish(content));
      const begun = world.clock.now();
      const tickets = await liveThrough(world, seed, 50);
      let compared = 0;
      for (const ticketId of tickets) {
        const lived = await world.decisions(ticketId);
        for (const event of await world.events(ticketId)) {
          const tried = await world.ask<TryView>('POST', '/rules/try', { ticketId, eventId: event.eventId });
          const would = tried.decisions.filter(({ outcome }) => outcome === 'fired');
          const did = lived.filter((decision) => decision.event.id === event.eventId).reverse();
          expect(would.map(ofDecision)).toEqual(did.map(ofDecision));
          compared += did.length;
        }
      }
      expect(compared).toBeGreaterThan(10);
      for (const rule of rules) {
        const { result } = await replay(rule.id, { from: begun.toISOString(), to: window().to });
        const happened = await fired(rule.id);
        expect(result).toMatchObject({
          fires: { active: happened.length, draft: happened.length },
          added: { count: 0 },
          removed: { count: 0 },
          others: [],
        });
        expect(result?.days.map(({ day, active }) => [day, active])).toEqual(perDay(happened));
        const half = new Date((begun.getTime() + world.clock.now().getTime()) / 2);
        const later = await replay(rule.id, { from: half.toISOString(), to: window().to });
        expect(later.result?.fires.active).toBe(happened.filter(({ at }) => at >= half).length);
      }
    },
  );

  it('shows what a draft would add and take away, with samples, and says so twice', async () => {
    const rule = await world.publish(blackPicture);
    const [both, added] = [await world.open('urgent black picture'), await world.open('dark hall')];
    await world.open('Hello');
    const actions = [
      { id: 'p', type: 'ticket.set-priority', params: { to: 'high' } },
      { id: 'm', type: 'ticket.mail-requester', params: { text: 'Hello' } },
    ];
    const conditions = { any: ['dark', 'black picture'].map((value) => ({ fact: 'ticket.subject', operator: 'textContains', value })) };
    await world.ask('PUT', `/rules/${rule.id}/draft`, { ...blackPicture, conditions, actions });
    const first = await replay(rule.id);
    expect(first).toMatchObject({
      status: 'done',
      version: 1,
      progress: { share: 1 },
      result: {
        tickets: 3,
        fires: { draft: 2, active: 1 },
        days: [{ draft: 2, active: 1 }],
        added: { count: 1, samples: [{ ticketId: added, ticket: { number: 'T-1001' }, event: { label: 'Opened' } }] },
        removed: { count: 0, samples: [] },
        changes: [
          { label: 'Priority', beforeText: 'Normal', afterText: 'High', draft: 2, active: 0 },
          { label: 'Priority', draft: 0, active: 1 },
          { label: 'Tags', draft: 0, active: 1 },
          { label: 'Team', draft: 0, active: 1 },
        ],
        effects: [
          { label: 'Add tags', draft: 0, active: 1 },
          { label: 'Assign team', draft: 0, active: 1 },
          { label: 'Mail the requester', external: true, draft: 2, active: 0 },
          { label: 'Set priority', draft: 2, active: 1 },
        ],
      },
    });
    expect(both).toBeTruthy();
    world.clock.advance(1000);
    expect((await replay(rule.id)).result).toEqual(first.result);
    const { items } = await world.ask<{ items: BacktestView[] }>('GET', `/rules/${rule.id}/backtests`);
    expect(items).toMatchObject([{ status: 'done' }, { id: first.id, status: 'done', createdBy: { name: 'Ada' } }]);
  });

  it('says which other rules would fire otherwise', async () => {
    const first = await world.publish(blackPicture);
    const second = await world.publish({ ...blackPicture, name: 'Second', order: { phase: 'intake', rank: 'z' } });
    await world.open('urgent black picture');
    const { result } = await replay(first.id, { ...window(), content: { ...blackPicture, stop: 'phase' } });
    expect(result?.others).toEqual([{ id: second.id, name: 'Second', added: 0, removed: 1 }]);
  });

  it('shows later events what the draft would have changed, until somebody changes that, and leaves out what would not have come of it', async () => {
    const urgent = { all: [{ fact: 'ticket.priority', operator: 'equal', value: 'urgent' }] };
    const types = ['ticket.tagged', 'ticket.priority-changed'];
    const follows = { order: { phase: 'routing' as const, rank: 'm' }, trigger: { kind: 'event' as const, types }, conditions: urgent };
    const note = [{ id: 'n', type: 'ticket.note', params: { text: 'Urgent' } }];
    const rule = await world.publish({ ...blackPicture, actions: [{ id: 'p', type: 'ticket.set-priority', params: { to: 'low' } }] });
    const other = await world.publish({ ...blackPicture, ...follows, name: 'Urgent ones', actions: note });
    const ticketId = await world.open('urgent black picture');
    await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'seen' } });
    await world.act({ type: 'ticket.change-priority', data: { ticketId, to: 'high' } });
    await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'not-seen' } });
    const draft = { ...blackPicture, actions: [{ id: 'p', type: 'ticket.set-priority', params: { to: 'urgent' } }] };
    const { result } = await replay(rule.id, { ...window(), content: draft });
    // On the change that the rule made the draft would have made another, and on the tag; no more once somebody has set the priority.
    expect(result?.others).toEqual([{ id: other.id, name: 'Urgent ones', added: 2, removed: 0 }]);
    expect(result?.unknowable.join(' ')).not.toContain('left out');
    const never = await replay(rule.id, { ...window(), content: { ...blackPicture, conditions: urgent } });
    expect(never.result).toMatchObject({ fires: { draft: 0, active: 1 }, others: [] });
    expect(never.result?.unknowable.at(-1)).toBe(
      'One recorded event is left out for the draft: it came of a change that would not have been made.',
    );
  });

  it('tells those who watch of its progress, who may see rules', async () => {
    await world.test.app.listen(0, '127.0.0.1');
    const address = await world.test.app.getUrl();
    const rule = await world.publish(blackPicture);
    await world.open('urgent black picture');
    const { id } = await begin(rule.id);
    const [admin, customer] = await Promise.all([watch(address, 'admin'), watch(address, 'customer')]);
    try {
      expect(await admin.join(`backtest:${id}`)).toEqual({ ok: true });
      for (const room of [`backtest:${rule.id}`, 'backtest'])
        expect(await admin.join(room)).toEqual({ ok: false, code: 'resource.missing' });
      expect(await customer.join(`backtest:${id}`)).toEqual({ ok: false, code: 'resource.missing' });
      await world.test.get(BacktestWorker).runQueued();
      await until(() => admin.told.includes(`backtest:${id}`));
      const cancelled = await begin(rule.id);
      await admin.join(`backtest:${cancelled.id}`);
      await world.ask('POST', `/backtests/${cancelled.id}/cancel`, {});
      await until(() => admin.told.includes(`backtest:${cancelled.id}`));
      expect(customer.told).toEqual([]);
    } finally {
      for (const { close } of [admin, customer]) close();
    }
  });

  it('can be cancelled, and is marked as interrupted where its worker is gone', async () => {
    const rule = await world.publish(blackPicture);
    const cancelled = await begin(rule.id);
    expect(cancelled).toMatchObject({ status: 'queued', result: null });
    expect(await world.ask('POST', `/backtests/${cancelled.id}/cancel`, {})).toMatchObject({ status: 'cancelled' });
    const lost = await begin(rule.id);
    await world.test.get(BacktestStore).take(lost.id);
    await world.test
      .get(Database)
      .query(`update automation.backtests set heard_at = now() - interval '2 minutes' where id = $1`, [lost.id]);
    expect(await world.ask('GET', `/backtests/${lost.id}`)).toMatchObject({ status: 'interrupted' });
    await world.test.get(BacktestWorker).runQueued();
    expect(await world.ask('GET', `/backtests/${cancelled.id}`)).toMatchObject({ status: 'cancelled', result: null });
    expect(await world.ask('GET', `/backtests/${lost.id}`)).toMatchObject({
      status: 'interrupted',
      message: 'The program ended meanwhile: start it again.',
    });
  });

  it('stops at the next page once it is cancelled', async () => {
    const rule = await world.publish(blackPicture);
    await world.open('urgent black picture');
    const { id } = await begin(rule.id);
    const store = world.test.get(BacktestStore);
    jest.spyOn(store, 'note').mockImplementationOnce(async () => {
      await store.end(id, 'cancelled', null);
      return false;
    });
    await world.test.get(BacktestWorker).runQueued();
    expect(await world.ask('GET', `/backtests/${id}`)).toMatchObject({ status: 'cancelled', result: null });
  });

  it('refuses what cannot be replayed', async () => {
    const { id } = await world.publish(blackPicture);
    const send = (as: string, body: object) => world.send(as, 'POST', `/rules/${id}/backtests`, body);
    const { from, to } = window();
    expect(await send('admin', { from: to, to: from })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/to' }] } });
    expect(await send('admin', window(24 * 500))).toMatchObject({ status: 400, body: { errors: [{ pointer: '/from' }] } });
    expect((await send('agent', { from, to })).status).toBe(403);
    const noted = onTag('vip', { actions: [] });
    expect(await send('admin', { from, to, content: noted })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/actions' }] } });
  });

  it('is removed after a time', async () => {
    const { id } = await world.publish(blackPicture);
    await replay(id);
    expect(await world.test.get(BacktestStore).remove(new Date(world.clock.now().getTime() + 1), 10)).toBe(1);
  });
});

const ofDecision = ({
  rule,
  outcome,
  changes,
  actions,
  tree,
}: Pick<DecisionView, 'outcome' | 'changes' | 'tree'> & {
  rule: { id: string };
  actions: readonly { id: string; type: string; status: string }[];
}) => ({
  ruleId: rule.id,
  outcome,
  changes,
  tree,
  actions: actions.map(({ id, type, status }) => ({ id, type, status: status === 'done' ? 'planned' : status })),
});

function perDay(happened: readonly { at: Date }[]): [string, number][] {
  const days = new Map<string, number>();
  for (const { at } of happened) days.set(at.toISOString().slice(0, 10), (days.get(at.toISOString().slice(0, 10)) ?? 0) + 1);
  return [...days].sort(([left], [right]) => (left < right ? -1 : 1));
}
