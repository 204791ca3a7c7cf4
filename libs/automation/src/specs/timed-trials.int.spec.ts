import type { DivergenceView, NextRunsView, RuleContentInput, RuleDetailView, TicketTimedRules, TimedRunView } from '@casewright/contracts';
import { FixedClock } from '@casewright/kernel';
import { team } from './company';
import { RuleWorld } from './rule-world';

const minute = 60_000;
const hour = 60 * minute;
const pending = { fact: 'ticket.status', operator: 'equal', value: 'pending' };
const untagged = { fact: 'ticket.tags', operator: 'containsNone', value: ['one', 'two'] };
const tags = (tag: string) => [{ id: 'tag', type: 'ticket.add-tags', params: { tags: [tag] } }];

const after = (offset: string, tag: string, parts: Partial<RuleContentInput> = {}): RuleContentInput => ({
  name: 'Remind',
  order: { phase: 'escalation', rank: 'm' },
  trigger: { kind: 'relative', anchor: 'status.enteredAt', offset },
  conditions: { all: [pending, untagged] },
  actions: tags(tag),
  ...parts,
});
const hourly = (tag: string, conditions: RuleContentInput['conditions'] = { all: [untagged] }): RuleContentInput =>
  after('PT1H', tag, { trigger: { kind: 'schedule', cron: '0 * * * *', timeZone: 'UTC', selector: { all: [pending] } }, conditions });
const settled = (rest: string, tag: string): RuleContentInput =>
  after('PT1H', tag, { trigger: { kind: 'event', types: ['ticket.commented'], debounce: rest }, conditions: { all: [untagged] } });

describe('versions on trial that wait for a time', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create({ clock: new FixedClock(new Date('2026-01-05T09:00:00Z')) })));
  afterEach(() => world.test.close());

  const post = (id: string, what: string, body: object = {}) => world.ask<RuleDetailView>('POST', `/rules/${id}/${what}`, body);
  const onTrial = async (first: RuleContentInput, second: RuleContentInput, how: object = { as: 'shadow' }) => {
    const { id } = await world.publish(first);
    await world.ask('PUT', `/rules/${id}/draft`, second);
    await post(id, 'publish', { reason: 'Try it', ...how });
    return id;
  };
  const report = (id: string) => world.ask<DivergenceView>('GET', `/rules/${id}/divergence`);
  const counts = async (id: string) => Object.fromEntries(Object.entries((await report(id)).counts).filter(([, count]) => count > 0));
  const become = (ticketId: string, to: string) => world.act({ type: 'ticket.change-status', data: { ticketId, to } });
  const pendingTicket = async (subject = 'Lamp') => {
    const ticketId = await world.open(subject);
    await become(ticketId, 'pending');
    return ticketId;
  };
  const tagsOf = async (ticketId: string) =>
    (await world.events(ticketId)).flatMap((event) => (event.type === 'ticket.tagged' ? [event.data.tag] : []));
  const runsOn = (ticketId: string) => world.ask<TicketTimedRules>('GET', `/tickets/${ticketId}/timed-rules`);
  const runsOf = async (id: string) => (await world.ask<{ items: TimedRunView[] }>('GET', `/rules/${id}/timed-runs`)).items;

  describe('in shadow', () => {
    it('arm and come due beside the published one, see the ticket without its deeds, and do nothing', async () => {
      const id = await onTrial(after('PT2H', 'one'), after('PT2H', 'two'));
      const ticketId = await pendingTicket();
      expect((await runsOf(id)).map(({ stage, version, state }) => [stage, version, state]).sort()).toEqual([
        ['live', 1, 'armed'],
        ['shadow', 2, 'armed'],
      ]);
      expect((await runsOn(ticketId)).waiting).toHaveLength(1);
      await world.pass(2 * hour);
      await world.pass(hour);
      expect(await tagsOf(ticketId)).toEqual(['one']);
      expect((await runsOf(id)).map(({ stage, state }) => [stage, state]).sort()).toEqual([
        ['live', 'fired'],
        ['shadow', 'fired'],
      ]);
      expect(await world.decisions(ticketId)).toMatchObject([{ rule: { version: 1 } }]);
      expect(await counts(id)).toEqual({ 'other-changes': 1 });
      expect((await report(id)).samples).toMatchObject([
        {
          ticketId,
          event: { label: 'Time has come' },
          trial: { outcome: 'fired', at: '2026-01-05T11:00:00.000Z', changes: [{ label: 'Tags' }] },
          published: { outcome: 'fired', at: '2026-01-05T11:00:00.000Z' },
        },
      ]);
    });

    it('are told apart by what each would do in the same stretch, whichever comes first', async () => {
      const earlier = await onTrial(after('PT2H', 'one'), after('PT50M', 'one'));
      const later = await onTrial(after('PT1H', 'two'), after('PT3H', 'two', { conditions: { all: [pending] } }));
      const [stays, leaves] = [await pendingTicket(), await pendingTicket()];
      // Not at once: of two that are due at the same time either may come first, and then sees what the other one did or does not.
      await world.pass(55 * minute);
      await world.pass(35 * minute);
      await become(leaves, 'open');
      await world.pass(2 * hour);
      // On the one that left, the slower version came too late; "two" was there before the published "one" came.
      expect(await counts(later)).toEqual({ 'other-time': 1, 'only-published': 1 });
      expect(await counts(earlier)).toEqual({ 'only-trial': 2 });
      expect([await tagsOf(stays), await tagsOf(leaves)]).toEqual([['two'], ['two']]);
    });

    it('count a stretch once, however often its events come by', async () => {
      const id = await onTrial(after('PT2H', 'one'), after('PT2H', 'one'));
      const ticketId = await pendingTicket();
      await world.pass(2 * hour);
      for (let count = 0; count < 3; count += 1) await world.act({ type: 'ticket.tag', data: { ticketId, tag: `t${count}` } });
      await become(ticketId, 'open');
      expect(await counts(id)).toEqual({ same: 1 });
    });

    it('count tickets that were in the state before, and end with their trial', async () => {
      const { id } = await world.publish(after('PT2H', 'one'));
      const ticketId = await pendingTicket();
      await world.ask('PUT', `/rules/${id}/draft`, after('PT3H', 'two'));
      await post(id, 'publish', { reason: 'Try it', as: 'shadow' });
      await world.pass(5_000);
      const shadow = async () => (await runsOf(id)).filter(({ stage }) => stage === 'shadow');
      expect(await shadow()).toMatchObject([{ state: 'armed', actAt: '2026-01-05T12:00:00.000Z' }]);
      expect(await world.whyNot(ticketId, id)).toMatchObject({ verdict: 'no-event', version: 1 });
      await post(id, 'withdraw', { reason: 'No need' });
      await world.pass(minute);
      expect(await shadow()).toMatchObject([{ state: 'cancelled', reason: 'The trial of this version has ended.' }]);
      expect((await runsOn(ticketId)).waiting).toHaveLength(1);
    });

    it('follow a schedule and do nothing', async () => {
      const id = await onTrial(
        hourly('one'),
        hourly('two', { all: [untagged, { fact: 'ticket.subject', operator: 'textContains', value: 'lamp' }] }),
      );
      const [lamp, desk] = [await pendingTicket('Lamp'), await pendingTicket('Desk')];
      await world.pass(hour);
      expect([await tagsOf(lamp), await tagsOf(desk)]).toEqual([['one'], ['one']]);
      expect(await counts(id)).toEqual({ 'other-changes': 1, 'only-published': 1 });
      const { past } = await world.ask<NextRunsView>('GET', `/rules/${id}/next-runs`);
      expect(past.map(({ stage, fired }) => [stage, fired]).sort()).toEqual([
        ['live', 2],
        ['shadow', 1],
      ]);
    });

    it('wait for their ticket to come to rest, each for its own time', async () => {
      const id = await onTrial(settled('PT5M', 'one'), settled('PT10M', 'one'));
      const ticketId = await world.open('Lamp');
      await world.pass(5 * minute);
      expect(await tagsOf(ticketId)).toEqual(['one']);
      expect(await counts(id)).toEqual({});
      await world.pass(5 * minute);
      expect(await counts(id)).toEqual({ 'other-time': 1 });
    });

    it('are compared with a published version that acts on events at once', async () => {
      const atOnce = after('PT1H', 'one', { trigger: { kind: 'event', types: ['ticket.status-changed'] } });
      const id = await onTrial(atOnce, after('PT1H', 'two', { conditions: { all: [pending] } }));
      await pendingTicket();
      expect(await counts(id)).toEqual({ 'only-published': 1 });
      await world.pass(hour);
      expect(await counts(id)).toEqual({ 'only-published': 1, 'only-trial': 1 });
    });
  });

  describe('as a canary', () => {
    it('wait on a share of the tickets, the published one on the others, and one of them acts on each', async () => {
      await onTrial(after('PT1H', 'one'), after('PT2H', 'two'), { as: 'canary', canary: { share: 50 } });
      const tickets: string[] = [];
      for (let count = 0; count < 16; count += 1) tickets.push(await pendingTicket());
      await world.pass(hour);
      await world.pass(hour);
      const seen = await Promise.all(tickets.map(tagsOf));
      expect(new Set(seen.flat())).toEqual(new Set(['one', 'two']));
      expect(seen.every((own) => own.length === 1)).toBe(true);
    });

    it('take a ticket over with its team, and give it back', async () => {
      const id = await onTrial(after('PT1H', 'one'), after('PT2H', 'two'), { as: 'canary', canary: { teamIds: [team.id] } });
      const ticketId = await pendingTicket();
      const assign = (to: string | null) => world.act({ type: 'ticket.assign-team', data: { ticketId, to } });
      const waits = async () => (await runsOn(ticketId)).waiting.map(({ version, actAt }) => [version, actAt.slice(11, 16)]);
      expect(await waits()).toEqual([[1, '10:00']]);
      await assign(team.id);
      expect(await waits()).toEqual([[2, '11:00']]);
      await assign(null);
      expect(await waits()).toEqual([[1, '10:00']]);
      await assign(team.id);
      await world.pass(2 * hour);
      expect(await tagsOf(ticketId)).toEqual(['two']);
      expect(await runsOf(id)).toMatchObject([{ state: 'fired', version: 2 }]);
    });

    it('without a published version leave all other tickets alone', async () => {
      const { id } = await world.ask<RuleDetailView>('POST', '/rules', after('PT1H', 'one'));
      await post(id, 'publish', { reason: 'Try it', as: 'canary', canary: { teamIds: [team.id] } });
      const [inside, outside] = [await pendingTicket(), await pendingTicket()];
      await world.act({ type: 'ticket.assign-team', data: { ticketId: inside, to: team.id } });
      await world.pass(hour);
      expect([await tagsOf(inside), await tagsOf(outside)]).toEqual([['one'], []]);
      expect(await world.whyNot(outside, id)).toMatchObject({ verdict: 'not-in-canary', version: 1 });
      expect(await world.whyNot(inside, id)).toMatchObject({ verdict: 'fired' });
      const waits = await pendingTicket();
      await world.act({ type: 'ticket.assign-team', data: { ticketId: waits, to: team.id } });
      await post(id, 'withdraw', { reason: 'No need' });
      await world.pass(minute);
      expect(await runsOn(waits)).toMatchObject({
        waiting: [],
        ended: [{ state: 'cancelled', reason: 'The trial of the rule has ended.' }],
      });
    });

    it('on a schedule act on their share at their times', async () => {
      await onTrial(hourly('one'), hourly('two'), { as: 'canary', canary: { share: 50 } });
      const tickets: string[] = [];
      for (let count = 0; count < 12; count += 1) tickets.push(await pendingTicket());
      await world.pass(hour);
      const seen = await Promise.all(tickets.map(tagsOf));
      expect(new Set(seen.flat())).toEqual(new Set(['one', 'two']));
      expect(seen.every((own) => own.length === 1)).toBe(true);
    });

    it('go on as the published version with what waits for them', async () => {
      const id = await onTrial(after('PT1H', 'one'), after('PT2H', 'two'), { as: 'canary', canary: { teamIds: [team.id] } });
      const ticketId = await pendingTicket();
      await post(id, 'promote');
      await world.pass(5_000);
      expect((await runsOn(ticketId)).waiting).toMatchObject([{ version: 2 }]);
      await world.pass(2 * hour);
      expect(await tagsOf(ticketId)).toEqual(['two']);
    });
  });
});
