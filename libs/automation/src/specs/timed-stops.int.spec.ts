import type { RuleContentInput, StopPreviewView, StopView, TicketTimedRules, TimedRunView } from '@casewright/contracts';
import { FixedClock } from '@casewright/kernel';
import { CommandGateway } from '@casewright/commands';
import { firstMeta, newId } from '@casewright/kernel';
import { RuleWorld } from './rule-world';

const minute = 60_000;
const hour = 60 * minute;
const untagged = { fact: 'ticket.tags', operator: 'containsNone', value: ['reminded'] };
const pending = { fact: 'ticket.status', operator: 'equal', value: 'pending' };

const remind: RuleContentInput = {
  name: 'Remind',
  order: { phase: 'escalation', rank: 'm' },
  trigger: { kind: 'relative', anchor: 'status.enteredAt', offset: 'PT2H' },
  conditions: { all: [pending] },
  actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: ['reminded'] } }],
};
const settled: RuleContentInput = {
  ...remind,
  name: 'Settled',
  trigger: { kind: 'event', types: ['ticket.commented', 'ticket.tagged'], debounce: 'PT5M' },
  conditions: { all: [untagged] },
};

describe('what waits for a time when its rule is stopped', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create({ clock: new FixedClock(new Date('2026-01-05T09:00:00Z')) })));
  afterEach(() => world.test.close());

  const runsOn = (ticketId: string) => world.ask<TicketTimedRules>('GET', `/tickets/${ticketId}/timed-rules`);
  const ended = async (ticketId: string) => (await runsOn(ticketId)).ended.map(({ rule, state, reason }) => [rule.name, state, reason]);
  const post = (id: string, what: string, body: object = {}) => world.ask('POST', `/rules/${id}/${what}`, body);
  const pendingTicket = async () => {
    const ticketId = await world.open('Lamp');
    await world.act({ type: 'ticket.change-status', data: { ticketId, to: 'pending' } });
    return ticketId;
  };
  const tagged = async (ticketId: string) => (await world.types(ticketId)).filter((type) => type === 'tagged').length;

  it('is cancelled with the reason, in the words of whoever stopped it', async () => {
    const paused = await world.publish(remind);
    const archived = await world.publish({ ...remind, name: 'Archived' });
    const ticketId = await pendingTicket();
    await post(paused.id, 'pause', { reason: 'It says too much' });
    await post(archived.id, 'archive', { reason: 'Not needed' });
    await world.pass(minute);
    expect((await runsOn(ticketId)).waiting).toEqual([]);
    expect((await ended(ticketId)).sort()).toEqual([
      ['Archived', 'cancelled', 'The rule was archived: Not needed'],
      ['Remind', 'cancelled', 'The rule was paused: It says too much'],
    ]);
    const { items } = await world.ask<{ items: TimedRunView[] }>('GET', `/rules/${paused.id}/timed-runs`);
    expect(items).toMatchObject([{ state: 'cancelled', stage: 'live', endedBy: { name: 'Ada' }, endedAt: '2026-01-05T09:01:00.000Z' }]);
    expect(await world.whyNot(ticketId, paused.id)).toMatchObject({
      sentence: expect.stringContaining('The rule was paused: It says too much') as string,
    });
    await world.pass(3 * hour);
    expect(await tagged(ticketId)).toBe(0);
  });

  it('ends in the same way where its time comes before anybody has looked', async () => {
    const { id } = await world.publish(remind);
    const ticketId = await pendingTicket();
    world.clock.advance(2 * hour);
    await post(id, 'pause');
    const run = `${id}:live:${ticketId}:status.enteredAt:${(await world.events(ticketId)).at(-1)?.version}`;
    const meta = firstMeta(newId(), { kind: 'process', id: 'timed-rule' }, world.clock.now());
    await world.test.get(CommandGateway).send({ type: 'timed-rule.act', data: { ticketId, run } }, meta);
    await world.test.catchUp();
    expect(await ended(ticketId)).toEqual([['Remind', 'cancelled', 'The rule was paused.']]);
  });

  it('is counted by the kill switch, which says how many it cancels', async () => {
    const [one, two] = [await world.publish(remind), await world.publish({ ...settled, order: { phase: 'notify', rank: 'm' } })];
    const ticketId = await pendingTicket();
    const counts = (effects: StopView['cancelled']) => effects.find(({ what }) => what === 'armed runs')?.count;
    const preview = (scope: object) => world.ask<StopPreviewView>('POST', '/rules/stop/preview', { scope });
    expect(counts((await preview({ all: true })).effects)).toBe(2);
    expect(counts((await preview({ phase: 'notify' })).effects)).toBe(1);
    const phase = await world.ask<StopView>('POST', '/rules/stop', { scope: { phase: 'notify' }, reason: 'Too loud' });
    const all = await world.ask<StopView>('POST', '/rules/stop', { scope: { all: true }, reason: 'Quiet, please' });
    expect([counts(phase.cancelled), counts(all.cancelled)]).toEqual([1, 1]);
    await world.pass(minute);
    expect((await ended(ticketId)).sort()).toEqual([
      ['Remind', 'cancelled', 'All rules were stopped: Quiet, please'],
      ['Settled', 'cancelled', 'All rules of the phase Notify were stopped: Too loud'],
    ]);
    expect(counts((await preview({ ruleId: one.id })).effects)).toBe(0);
    for (const { id } of [phase, all]) await world.ask('POST', `/rules/stop/${id}/resume`, {});
    await world.pass(5_000);
    expect((await runsOn(ticketId)).waiting.map(({ rule, actAt }) => [rule.id, actAt.slice(11, 16)]).sort()).toEqual(
      [
        [one.id, '11:00'],
        [two.id, '09:05'],
      ].sort(),
    );
  });

  it('waits on with the rest of the stretch once the rule goes on, as a run of its own, and acts once', async () => {
    const { id } = await world.publish(remind);
    const [lasting, over] = [await pendingTicket(), await pendingTicket()];
    await post(id, 'pause');
    await world.pass(hour);
    await world.act({ type: 'ticket.change-status', data: { ticketId: over, to: 'open' } });
    await post(id, 'resume');
    await world.pass(5_000);
    expect((await runsOn(lasting)).waiting).toMatchObject([{ actAt: '2026-01-05T11:00:00.000Z' }]);
    expect((await runsOn(lasting)).ended).toMatchObject([{ state: 'cancelled', reason: 'The rule was paused.' }]);
    expect((await runsOn(over)).waiting).toEqual([]);
    await world.pass(hour);
    expect([await tagged(lasting), await tagged(over)]).toEqual([1, 0]);
    await post(id, 'pause');
    await post(id, 'resume');
    await world.pass(5_000);
    await world.pass(3 * hour);
    expect(await tagged(lasting)).toBe(1);
    expect((await runsOn(lasting)).ended.map(({ state }) => state).sort()).toEqual(['cancelled', 'fired']);
  });

  it('is not begun twice where it had acted and the program died before it could say so', async () => {
    const { id } = await world.publish(remind);
    const ticketId = await pendingTicket();
    world.failNext('ticket.tag');
    await world.pass(2 * hour);
    await post(id, 'pause', { reason: 'Wait' });
    await world.pass(minute);
    await world.pass(hour);
    expect((await runsOn(ticketId)).ended).toMatchObject([{ state: 'fired' }]);
    await post(id, 'resume');
    await world.pass(5_000);
    await world.pass(hour);
    expect(await tagged(ticketId)).toBeLessThanOrEqual(1);
    expect((await runsOn(ticketId)).ended).toHaveLength(1);
  });

  it('counts the quiet of a ticket from its last event, also from one that came while the rule was stopped', async () => {
    const { id } = await world.publish(settled);
    const [quiet, busy] = [await world.open('Lamp'), await world.open('Lamp')];
    await post(id, 'pause');
    await world.pass(3 * minute);
    expect(await ended(quiet)).toEqual([['Settled', 'cancelled', 'The rule was paused.']]);
    await world.act({ type: 'ticket.tag', data: { ticketId: busy, tag: 'hall' } });
    await post(id, 'resume');
    await world.pass(5_000);
    expect((await runsOn(quiet)).waiting).toMatchObject([{ actAt: '2026-01-05T09:05:00.000Z' }]);
    expect((await runsOn(busy)).waiting).toMatchObject([{ actAt: '2026-01-05T09:08:00.000Z' }]);
    await world.pass(10 * minute);
    await world.pass(hour);
    expect([await world.decisions(quiet), await world.decisions(busy)].map((decisions) => decisions.length)).toEqual([1, 1]);
  });
});
