import type { BacktestView, RuleContentInput, TryView, UndoPlanView, WhyView } from '@casewright/contracts';
import { BacktestWorker } from '../application/rehearse/backtest-worker';
import { cinema, customer, manager } from './company';
import { RuleWorld } from './rule-world';

const onOpening = (name: string, rank: string, parts: Partial<RuleContentInput>): RuleContentInput => ({
  name,
  order: { phase: 'intake', rank },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.channel', operator: 'equal', value: 'mail' }] },
  actions: [],
  ...parts,
});
const forManager = onOpening('It is for the manager', 'a', {
  actions: [
    { id: 'set', type: 'ticket.set-requester', params: { to: manager.id } },
    { id: 'note', type: 'ticket.note', params: { text: 'For {{requester.name}} of {{organisation.name}}' } },
  ],
});
const ofCinema = onOpening('Of the cinema', 'b', {
  conditions: { all: [{ fact: 'ticket.organisationId', operator: 'equal', value: cinema.id }] },
  actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: ['cinema'] } }],
});

describe('rules that set the requester', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  it('change what is known of the requester for what comes after them, and are taken back', async () => {
    await world.publish(forManager);
    await world.publish(ofCinema);
    const ticketId = await world.open('Lamp');
    const events = await world.events(ticketId);
    expect(events.slice(2)).toMatchObject([
      { type: 'ticket.requester-changed', data: { from: customer.id, to: manager.id } },
      { type: 'ticket.commented', data: { text: `For ${manager.name} of ${cinema.name}` } },
      { type: 'ticket.tagged', data: { tag: 'cinema' } },
    ]);
    const [decision] = await world.decisions(ticketId, 'requesterId');
    expect(decision?.changes[0]).toMatchObject({ label: 'Requester', beforeText: customer.name, afterText: manager.name });
    const why = await world.ask<WhyView>('GET', `/tickets/${ticketId}/why?field=requesterId`);
    expect(why).toMatchObject({ valueText: manager.name, steps: [{ decision: { id: decision?.id } }, {}] });
    const plan = await world.ask<UndoPlanView>('GET', `/decisions/${decision?.id}/undo-plan`);
    expect(plan.effects.find(({ key }) => key === 'requesterId')).toMatchObject({
      ...{ label: 'Requester', nowText: manager.name, backText: customer.name, state: 'reversible' },
    });
    await world.ask('POST', `/decisions/${decision?.id}/undo`);
    expect((await world.events(ticketId)).at(-1)).toMatchObject({ type: 'ticket.requester-changed', data: { to: customer.id } });
  });

  it('are tried on the past with the people whom the draft names', async () => {
    const ticketId = await world.open('Lamp');
    await world.publish(ofCinema);
    const { id } = await world.ask<{ id: string }>('POST', '/rules', forManager);
    const eventId = (await world.events(ticketId))[0]?.eventId ?? '';
    const tried = await world.ask<TryView>('POST', '/rules/try', { ticketId, eventId, draft: { ruleId: id } });
    expect(tried.decisions).toMatchObject([
      {
        isDraft: true,
        changes: [{ label: 'Requester', beforeText: customer.name, afterText: manager.name }, {}],
        actions: [{}, { texts: [{ text: `For ${manager.name} of ${cinema.name}` }] }],
      },
      { rule: { name: 'Of the cinema' }, outcome: 'fired' },
    ]);
  });

  it('are replayed with them, also after the event that they fired on', async () => {
    const ticketId = await world.open('Lamp');
    await world.publish({ ...ofCinema, trigger: { kind: 'event', types: ['ticket.priority-changed'] } });
    await world.act({ type: 'ticket.change-priority', data: { ticketId, to: 'high' } });
    const { id } = await world.ask<{ id: string }>('POST', '/rules', forManager);
    const now = world.clock.now().getTime();
    const stretch = { from: new Date(now - 3_600_000).toISOString(), to: new Date(now + 1).toISOString() };
    const begun = await world.ask<BacktestView>('POST', `/rules/${id}/backtests`, stretch);
    await world.test.get(BacktestWorker).runQueued();
    expect((await world.ask<BacktestView>('GET', `/backtests/${begun.id}`)).result).toMatchObject({
      fires: { draft: 1, active: 0 },
      others: [{ name: 'Of the cinema', added: 1, removed: 0 }],
    });
  });
});
