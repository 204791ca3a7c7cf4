import type { RuleCatalogView, RuleContentInput, RuleHealthView, TryView } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { install } from '@casewright/plugins';
import { definePlugin, type RuleFactQuestion, type RuleFactValue } from '@casewright/plugin-sdk';
import { z } from 'zod';
import { LookUpEraser } from '../application/forget-subject/look-up-eraser';
import { RuleWorld } from './rule-world';

let answer: (question: RuleFactQuestion) => Promise<unknown> = () => Promise.resolve('gold');
let asked: RuleFactQuestion[] = [];
const ask = (question: RuleFactQuestion) => {
  asked.push(question);
  return answer(question) as Promise<RuleFactValue>;
};

const crm = definePlugin({
  name: 'crm',
  version: '1.0.0',
  description: 'Knows the contracts of customers',
  options: z.strictObject({}),
  capabilities: {
    'fact.tier': () => ({
      ...{ label: 'Tier of the contract', type: 'choice', ask },
      choices: ['gold', 'silver'].map((value) => ({ value, label: `${value} contract` })),
    }),
    'fact.contact': () => ({
      label: 'Contact of the contract',
      type: 'text',
      personalData: true,
      ask: () => Promise.resolve('Grace Hopper'),
    }),
  },
});
const installations = [install(crm, () => ({}), {})];

const onTier = (parts: Partial<RuleContentInput> = {}): RuleContentInput => ({
  name: 'Gold is urgent',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'plugin.crm.tier', operator: 'equal', value: 'gold' }] },
  actions: [{ id: 'a1', type: 'ticket.set-priority', params: { to: 'urgent' } }],
  ...parts,
});
const always = onTier({
  name: 'Every ticket is high',
  order: { phase: 'intake', rank: 'a' },
  conditions: { all: [{ fact: 'ticket.priority', operator: 'exists' }] },
  actions: [{ id: 'a1', type: 'ticket.set-priority', params: { to: 'high' } }],
});

describe('facts that plugins know', () => {
  let world: RuleWorld;
  beforeEach(async () => {
    answer = () => Promise.resolve('gold');
    asked = [];
    world = await RuleWorld.create({ installations });
  });
  afterEach(() => world.test.close());

  it('stand in the catalog, and are asked for once for an event, only where a live rule reads them', async () => {
    const { facts } = await world.ask<RuleCatalogView>('GET', '/rules/catalog');
    expect(facts.find(({ id }) => id === 'plugin.crm.tier')).toMatchObject({
      label: 'Tier of the contract',
      group: 'plugins',
      type: 'choice',
    });
    await world.open('Lamp');
    expect(asked).toEqual([]);
    await world.publish(onTier());
    await world.publish(
      onTier({
        name: 'Gold, too',
        order: { phase: 'notify', rank: 'm' },
        actions: [{ id: 'a1', type: 'ticket.add-tags', params: { tags: ['gold'] } }],
      }),
    );
    const ticketId = await world.open('Lamp');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.ticket).toMatchObject({ id: ticketId, priority: 'normal', status: 'new', channel: 'mail' });
    expect(JSON.stringify(asked[0])).not.toMatch(/Lamp|Grace|Please help/);
    const [decision] = await world.decisions(ticketId, 'priority');
    expect(decision?.tree).toMatchObject({ children: [{ factLabel: 'Tier of the contract', actualText: 'gold contract', result: true }] });
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'rejects',
      () => Promise.reject(new Error('the CRM is closed')),
      /“?.*plugin\.crm\.tier.* could not be looked up: the plugin says: the CRM is closed/,
    ],
    [
      'looks as if the database were away',
      () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
      /ECONNREFUSED/,
    ],
    ['answers with something else', () => Promise.resolve({ tier: 'gold' }), /no choice of this fact/],
    ['answers never', () => new Promise(() => undefined), /no answer within 2 seconds/],
  ])('cost no other rule its decision where the plugin %s', async (_, failing, words) => {
    answer = failing;
    const rule = await world.publish(onTier());
    await world.publish(always);
    const ticketId = await world.open('Lamp');
    expect((await world.events(ticketId)).at(-1)).toMatchObject({ type: 'ticket.priority-changed', data: { to: 'high' } });
    const verdict = await world.whyNot(ticketId, rule.id);
    expect(verdict).toMatchObject({ verdict: 'error' });
    expect(verdict.sentence).toMatch(words);
  });

  it('are what they were when somebody asks again, and named where nobody had asked', async () => {
    const before = await world.open('Lamp');
    const rule = await world.publish(onTier());
    const ticketId = await world.open('Lamp');
    answer = () => Promise.resolve('silver');
    const attempt = async (id: string) => {
      const [event] = await world.events(id);
      return world.ask<TryView>('POST', `/rules/${rule.id}/try`, { ticketId: id, eventId: event?.eventId });
    };
    expect((await attempt(ticketId)).decisions).toMatchObject([{ outcome: 'fired' }]);
    const unasked = await attempt(before);
    expect(unasked.decisions).toMatchObject([
      { outcome: 'error', reason: expect.stringContaining('was not looked up when this happened') },
    ]);
    expect(unasked.unknowable.join(' ')).toContain('“Tier of the contract” is known only');
    expect(asked).toHaveLength(1);
  });

  it('about a person are kept out of records, and erased with the person', async () => {
    const conditions = { all: [{ fact: 'plugin.crm.contact', operator: 'textContains', value: 'grace' }] };
    await world.publish(onTier({ conditions }));
    const ticketId = await world.open('Lamp');
    const [decision] = await world.decisions(ticketId, 'priority');
    expect(decision?.tree).toMatchObject({ children: [{ actual: 'Grace Hopper', result: true }] });
    const database = world.test.get(Database);
    const kept = async (table: string) => JSON.stringify(await database.query(`select * from automation.${table}`));
    expect(await kept('decisions')).not.toContain('Grace Hopper');
    expect(await kept('look_ups')).toContain('Grace Hopper');
    const erasure = { subjectId: ticketId, addresses: [], ticketIds: [ticketId] };
    for (let time = 0; time < 2; time += 1) await world.test.get(LookUpEraser).erase(erasure);
    expect(await kept('look_ups')).not.toContain('Grace Hopper');
    expect((await world.decisions(ticketId, 'priority'))[0]?.tree).toMatchObject({ children: [{ actual: null }] });
  });

  it('of a plugin that is gone leave their rules undecided, and are told as dead references', async () => {
    const rule = await world.publish(onTier());
    const without = await RuleWorld.create({ databaseUrl: world.test.databaseUrl });
    try {
      const ticketId = await without.open('Lamp');
      expect((await without.whyNot(ticketId, rule.id)).sentence).toContain('no plugin of this installation knows it any more');
      const { findings } = await without.ask<RuleHealthView>('GET', '/rules/health');
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'dead-reference', pointer: '/conditions/all/0/fact' }));
      const { body } = await without.send('admin', 'POST', '/rules/check', onTier());
      expect(body['problems']).toMatchObject([{ pointer: '/conditions/all/0/fact' }]);
    } finally {
      await without.test.close();
    }
  });
});
