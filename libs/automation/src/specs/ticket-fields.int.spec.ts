import type { RuleContentInput, RuleDetailView, RuleHealthView, TicketFieldDefinition, UndoPlanView, WhyView } from '@casewright/contracts';
import { RuleWorld } from './rule-world';

const tier: TicketFieldDefinition = {
  ...{ key: 'tier', kind: 'choice', label: 'Tier', archived: false },
  choices: ['gold', 'silver'].map((id) => ({ id, label: `${id} plan`, archived: false })),
};

const onTier = (parts: Partial<RuleContentInput> = {}): RuleContentInput => ({
  name: 'Gold is urgent',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.field-set'], changed: { field: 'field.tier', to: ['gold'] } },
  conditions: { all: [{ fact: 'ticket.field.tier', operator: 'changedTo', value: 'gold' }] },
  actions: [{ id: 'a1', type: 'ticket.set-priority', params: { to: 'urgent' } }],
  ...parts,
});
const setsTier = (value: unknown): RuleContentInput =>
  onTier({
    name: 'Black pictures are gold',
    trigger: { kind: 'event', types: ['ticket.opened'] },
    conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'black' }] },
    actions: [{ id: 'a1', type: 'ticket.set-field', params: { key: 'tier', value } }],
  });

describe('rules on fields that the desk has added', () => {
  let world: RuleWorld;
  beforeEach(async () => {
    world = await RuleWorld.create();
    world.fields.set(tier);
  });
  afterEach(() => world.test.close());

  const refusals = async (content: RuleContentInput) => {
    const { body } = await world.send('admin', 'POST', '/rules/check', content);
    return (body['problems'] as { pointer: string; message: string }[]).map(({ pointer, message }) => `${pointer} ${message}`);
  };
  const set = (ticketId: string, to: string | null) => world.act({ type: 'ticket.set-field', data: { ticketId, key: 'tier', to } });

  it('are started by a change, ask for the value, and say so in their records', async () => {
    await world.publish(onTier());
    const ticketId = await world.open('Lamp');
    await set(ticketId, 'silver');
    expect(await world.decisions(ticketId)).toEqual([]);
    await set(ticketId, 'gold');
    const [decision] = await world.decisions(ticketId, 'priority');
    expect(decision).toMatchObject({
      outcome: 'fired',
      tree: { children: [{ factLabel: 'Tier', expectedText: 'gold plan', actualText: 'silver plan → gold plan', result: true }] },
    });
    expect((await world.events(ticketId)).at(-1)).toMatchObject({ type: 'ticket.priority-changed', data: { to: 'urgent' } });
  });

  it('set one, which starts others, and which is taken back by undo', async () => {
    await world.publish(onTier());
    await world.publish(setsTier('gold'));
    const ticketId = await world.open('Black picture');
    expect(await world.types(ticketId)).toEqual(['opened', 'commented', 'field-set', 'priority-changed']);
    const [decision] = await world.decisions(ticketId, 'field.tier');
    expect(decision?.changes).toMatchObject([
      { field: 'field.tier', label: 'Tier', beforeText: 'no value', afterText: 'gold plan', changed: true },
    ]);
    const why = await world.ask<WhyView>('GET', `/tickets/${ticketId}/why?field=field.tier`);
    expect(why).toMatchObject({ label: 'Tier', valueText: 'gold plan', steps: [{ decision: { id: decision?.id } }] });
    const plan = await world.ask<UndoPlanView>('GET', `/decisions/${decision?.id}/undo-plan`);
    expect(plan.effects).toMatchObject([{ label: 'Tier', nowText: 'gold plan', backText: 'no value', state: 'reversible' }]);
    await world.ask('POST', `/decisions/${decision?.id}/undo`);
    await world.test.catchUp();
    expect((await world.events(ticketId)).at(-1)).toMatchObject({ type: 'ticket.field-set', data: { from: 'gold', to: null } });
  });

  it('are refused where they name what a field is not', async () => {
    expect(await refusals(onTier({ conditions: { all: [{ fact: 'ticket.field.tier', operator: 'equal', value: 'bronze' }] } }))).toEqual([
      expect.stringMatching(/^\/conditions\/all\/0\/value .*gold, silver/),
    ]);
    expect(await refusals(onTier({ conditions: { all: [{ fact: 'ticket.field.colour', operator: 'exists' }] } }))).toEqual([
      expect.stringMatching(/^\/conditions\/all\/0\/fact /),
    ]);
    expect(await refusals(setsTier('bronze'))).toEqual([expect.stringMatching(/^\/actions\/0\/params\/value .*gold, silver.*\.$/)]);
    expect(await refusals(setsTier(null))).toEqual([]);
    const unknown = { ...setsTier('gold'), actions: [{ id: 'a1', type: 'ticket.set-field', params: { key: 'colour', value: 'red' } }] };
    expect(await refusals(unknown)).toEqual([expect.stringMatching(/^\/actions\/0\/params\/key There is no field/)]);
  });

  it('may use a field as soon as it is there, and go on with one that is archived, which is told as a dead reference', async () => {
    expect((await refusals(onTier({ conditions: { all: [{ fact: 'ticket.field.plan', operator: 'exists' }] } }))).length).toBe(1);
    world.fields.set(tier, { ...tier, key: 'plan', label: 'Plan' });
    expect(await refusals(onTier({ conditions: { all: [{ fact: 'ticket.field.plan', operator: 'exists' }] } }))).toEqual([]);
    const rule = await world.publish(onTier());
    world.fields.set({ ...tier, archived: true });
    expect(await refusals(onTier())).toEqual(
      ['/trigger/changed/field', '/conditions/all/0/fact'].map((pointer) => expect.stringContaining(pointer) as string),
    );
    const ticketId = await world.open('Lamp');
    await set(ticketId, 'gold');
    expect(await world.decisions(ticketId, 'priority')).toHaveLength(1);
    const { findings } = await world.ask<RuleHealthView>('GET', '/rules/health');
    expect(findings.filter(({ kind }) => kind === 'dead-reference')).toMatchObject([
      { rule: { id: rule.id }, pointer: '/trigger/changed/field' },
      { rule: { id: rule.id }, pointer: '/conditions/all/0/fact' },
    ]);
  });

  it('that set each other are seen as a ring', async () => {
    const back = onTier({
      name: 'Urgent is gold',
      guards: { reentry: 'allow', once: 'none', maxDepth: 5 },
      trigger: { kind: 'event', types: ['ticket.priority-changed'] },
      conditions: { all: [{ fact: 'ticket.priority', operator: 'exists' }] },
      actions: [{ id: 'a1', type: 'ticket.set-field', params: { key: 'tier', value: 'gold' } }],
    });
    await world.publish(onTier({ guards: { reentry: 'allow', once: 'none', maxDepth: 5 } }));
    const { id } = await world.ask<RuleDetailView>('POST', '/rules', back);
    const refused = await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Because' });
    expect(refused.body).toMatchObject({ code: 'rule.invalid', errors: [{ pointer: '/guards/reentry' }] });
  });
});
