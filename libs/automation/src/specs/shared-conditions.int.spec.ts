import type { RuleConditionView, RuleContentInput, RuleDetailView, RuleDraftView } from '@casewright/contracts';
import { RuleWorld } from './rule-world';

const contains = (value: string) => ({ all: [{ fact: 'ticket.subject', operator: 'textContains', value }] });
const ruleWith = (id: string, name = 'Vip'): RuleContentInput => ({
  name,
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ condition: id }] },
  actions: [{ id: 'a1', type: 'ticket.set-priority', params: { to: 'high' } }],
});

describe('conditions that rules share', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const make = (name: string, conditions: object): Promise<RuleConditionView> =>
    world.ask('POST', '/rule-conditions', { name, conditions });
  const save = (id: string, name: string, conditions: object) => world.send('admin', 'PUT', `/rule-conditions/${id}`, { name, conditions });
  const fires = async (subject: string) => (await world.decisions(await world.open(subject))).length;

  it('are pinned by publishing: a newer version changes no published rule', async () => {
    const lamp = await make('About lamps', contains('lamp'));
    const rule = await world.publish(ruleWith(lamp.id));
    expect(rule.published?.sharedConditions).toMatchObject({ [lamp.id]: { name: 'About lamps', version: 1 } });
    await save(lamp.id, 'About lights', contains('light'));
    expect([await fires('Lamp'), await fires('Light')]).toEqual([1, 0]);
    expect(await world.ask('GET', `/rule-conditions/${lamp.id}`)).toMatchObject({
      version: 2,
      usedBy: [{ rule: { id: rule.id }, published: 1, draft: 1 }],
    });
    expect(await world.ask('POST', `/rule-conditions/${lamp.id}/drafts`)).toEqual({ rules: [{ id: rule.id, name: 'Vip' }] });
    expect(await world.ask<RuleDetailView>('GET', `/rules/${rule.id}`)).toMatchObject({ hasDraft: true, version: 1 });
    expect((await world.ask<RuleDraftView>('GET', `/rules/${rule.id}/draft`)).content.sharedConditions?.[lamp.id]?.version).toBe(2);
    await world.ask('POST', `/rules/${rule.id}/publish`, { reason: 'The newest' });
    expect([await fires('Lamp'), await fires('Light')]).toEqual([0, 1]);
    expect(await world.ask('GET', `/rule-conditions/${lamp.id}/versions`)).toMatchObject({ items: [{ version: 2 }, { version: 1 }] });
  });

  it('stand in one another, and are named in the record', async () => {
    const lamp = await make('About lamps', contains('lamp'));
    const either = await make('Lamps or desks', { any: [{ condition: lamp.id }, ...contains('desk').all] });
    await world.publish(ruleWith(either.id));
    const ticketId = await world.open('Lamp');
    expect((await world.decisions(ticketId))[0]?.tree).toMatchObject({
      children: [{ name: 'Lamps or desks', result: true, children: [{ name: 'About lamps', result: true }, { result: false }] }],
    });
    const circle = await save(lamp.id, 'About lamps', { any: [{ condition: either.id }] });
    expect(circle).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/conditions', message: expect.stringMatching(/stand in itself/) }] },
    });
  });

  it('stay as long as they stand somewhere', async () => {
    const lamp = await make('About lamps', contains('lamp'));
    const rule = await world.ask<RuleDetailView>('POST', '/rules', ruleWith(lamp.id));
    const refused = await world.send('admin', 'DELETE' as 'GET', `/rule-conditions/${lamp.id}`);
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/the rule “Vip”/) } });
    await world.ask('PUT', `/rules/${rule.id}/draft`, { ...ruleWith(lamp.id), conditions: contains('desk') });
    await world.test.http({ method: 'DELETE', url: `/api/v1/rule-conditions/${lamp.id}`, headers: { authorization: 'Bearer admin' } });
    expect(await world.ask('POST', '/rules/check', ruleWith(lamp.id))).toMatchObject({
      problems: [{ pointer: '/conditions/all/0/condition', message: 'There is no such shared condition any more: choose another.' }],
    });
  });

  it('are refused where they could not run', async () => {
    const wrong = await world.send('admin', 'POST', '/rule-conditions', {
      name: 'Wrong',
      conditions: { all: [{ fact: 'ticket.colour', operator: 'equal', value: 'red' }] },
    });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ in: 'body', pointer: '/conditions/all/0/fact' }] } });
    await make('Lamps', contains('lamp'));
    expect(await world.send('admin', 'POST', '/rule-conditions', { name: 'lamps', conditions: contains('x') })).toMatchObject({
      status: 409,
    });
    expect((await world.send('agent', 'POST', '/rule-conditions', { name: 'Mine', conditions: contains('x') })).status).toBe(403);
  });

  it('cannot be written into a rule as somebody likes', async () => {
    const lamp = await make('About lamps', contains('lamp'));
    const forged = { [lamp.id]: { name: 'Anything', version: 1, conditions: contains('') } };
    const rule = await world.ask<RuleDetailView>('POST', '/rules', { ...ruleWith(lamp.id), sharedConditions: forged });
    const { content } = await world.ask<RuleDraftView>('GET', `/rules/${rule.id}/draft`);
    expect(content.sharedConditions).toEqual({ [lamp.id]: { name: 'About lamps', version: 1, conditions: contains('lamp') } });
  });
});
