import type { RuleDetailView, RuleHistoryEntry, StopList, StopPreviewView, StopView, TicketEvent } from '@casewright/contracts';
import { Deliveries } from '@casewright/jobs';
import { newId, type Stored } from '@casewright/kernel';
import { RunRules } from '../application/run-rules';
import { PastRules } from '../read-model/live-rules/past-rules';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

describe('the kill switch', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const preview = (scope: object) => world.ask<StopPreviewView>('POST', '/rules/stop/preview', { scope });
  const stop = (scope: object) => world.ask<StopView>('POST', '/rules/stop', { scope, reason: 'Something is wrong' });
  const standing = async () => (await world.ask<StopList>('GET', '/rules/stops')).items;
  const status = async (id: string) => (await world.ask<RuleDetailView>('GET', `/rules/${id}`)).status;
  const three = async () => {
    const [intake, routing] = [await world.publish(blackPicture), await world.publish(onTag('vip', {}))];
    const paused = await world.publish({ ...blackPicture, name: 'Paused before' });
    await world.ask('POST', `/rules/${paused.id}/pause`, {});
    return { intake: intake.id, routing: routing.id, paused: paused.id };
  };

  it('says before what it would do, and does that to a rule, a phase, or all of them', async () => {
    const ids = await three();
    expect(await preview({ all: true })).toMatchObject({ ruleCount: 2, rules: [{ name: 'Black picture is urgent' }, { name: 'On vip' }] });
    expect(await preview({ phase: 'routing' })).toMatchObject({ ruleCount: 1, rules: [{ id: ids.routing }] });
    expect(await preview({ ruleId: ids.paused })).toMatchObject({ ruleCount: 0 });
    const one = await stop({ phase: 'routing' });
    expect(one).toMatchObject({ ruleCount: 1, reason: 'Something is wrong', by: { name: 'Ada' }, scope: { rule: null, phase: 'routing' } });
    const all = await stop({ all: true });
    expect([await status(ids.intake), await status(ids.routing)]).toEqual(['paused', 'paused']);
    expect((await standing()).map(({ id }) => id).sort()).toEqual([one.id, all.id].sort());
    expect(await world.types(await world.open('urgent black picture'))).toEqual(['opened', 'commented']);
    expect(await world.send('admin', 'POST', '/rules/stop', { scope: { all: true }, reason: 'Again' })).toMatchObject({ status: 409 });
  });

  it('lets go on what it stopped in one step, and nothing else', async () => {
    const ids = await three();
    const { id } = await stop({ all: true });
    await world.ask('POST', `/rules/${ids.routing}/archive`, { reason: 'Old' });
    expect(await world.ask('POST', `/rules/stop/${id}/resume`, { reason: 'All is well' })).toEqual({ resumed: 1 });
    expect([await status(ids.intake), await status(ids.routing), await status(ids.paused)]).toEqual(['active', 'archived', 'paused']);
    expect(await standing()).toEqual([]);
    expect(await world.send('admin', 'POST', `/rules/stop/${id}/resume`, {})).toMatchObject({ status: 409 });
    expect(await world.send('admin', 'POST', `/rules/stop/${newId()}/resume`, {})).toMatchObject({ status: 404 });
    const { items } = await world.ask<{ items: RuleHistoryEntry[] }>('GET', `/rules/${ids.intake}/history`);
    expect(items.map(({ kind, version }) => [kind, version])).toEqual([
      ['resumed', 1],
      ['stopped', 1],
      ['published', 1],
      ['created', null],
    ]);
    // Written by sets, and still what the history folds to.
    const timeline = await world.test.get(PastRules).timeline();
    for (const ruleId of Object.values(ids)) expect(timeline.stateOf(ruleId, world.clock.now()).status).toBe(await status(ruleId));
  });

  it('takes back what was planned and not sent, with the reason in the record', async () => {
    const { id } = await world.publish(blackPicture);
    const ticketId = await world.arrive('urgent black picture');
    const [opened] = await world.events(ticketId);
    world.failNext('ticket.tag');
    await expect(world.test.get(RunRules).on(opened as Stored<TicketEvent>)).rejects.toThrow('connection lost');
    const delivery = { ...{ id: newId(), capability: 'test.send', eventId: null, subjectId: null }, ticketId, ruleId: id, payload: {} };
    await world.test.get(Deliveries).create(delivery);
    const effects = [
      { what: 'actions', count: 1 },
      { what: 'deliveries', count: 1 },
    ];
    expect((await preview({ ruleId: id })).effects).toEqual(expect.arrayContaining(effects));
    expect((await stop({ ruleId: id })).cancelled).toEqual(expect.arrayContaining(effects));
    expect(await world.test.get(Deliveries).find(delivery.id)).toMatchObject({
      status: 'cancelled',
      error: 'The rule was stopped: Something is wrong',
    });
    await world.test.catchUp();
    const [decision] = await world.decisions(ticketId);
    expect(decision?.actions).toMatchObject([
      { status: 'done' },
      { status: 'cancelled', message: 'The rule was stopped before: Something is wrong' },
      { status: 'done' },
    ]);
    expect(await world.types(ticketId)).not.toContain('tagged');
    expect((await preview({ ruleId: id })).effects.every(({ count }) => count === 0)).toBe(true);
  });

  it('is for those who may publish', async () => {
    expect((await world.send('agent', 'POST', '/rules/stop', { scope: { all: true }, reason: 'x' })).status).toBe(403);
    expect((await world.send('agent', 'POST', '/rules/stop/preview', { scope: { all: true } })).status).toBe(403);
    expect((await world.send('agent', 'GET', '/rules/stops')).status).toBe(200);
    const wrong = await world.send('admin', 'POST', '/rules/stop', { scope: { all: true, phase: 'sla' }, reason: 'x' });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/scope' }] } });
  });
});
