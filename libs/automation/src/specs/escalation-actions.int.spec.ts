import { escalationsStream, type ChainView, type RuleDetailView, type UndoPlanView } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { ladder } from './company';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

const starts = { id: 'climb', type: 'ticket.start-escalation', params: { ladderId: ladder.id } };
const stops = { id: 'calm', type: 'ticket.stop-escalation', params: { ladderId: null } };

describe('rules that start and stop escalations', () => {
  let world: RuleWorld;
  let rule: RuleDetailView;
  beforeAll(async () => {
    world = await RuleWorld.create();
    rule = await world.publish({ ...blackPicture, actions: [starts] });
    await world.publish(onTag('calm', { actions: [stops] }));
  });
  afterAll(() => world.test.close());

  const escalations = (ticketId: string) => world.test.get(EventStore).readStream(escalationsStream(ticketId));

  it('do so by named commands in the chain of the event, as the rule', async () => {
    const ticketId = await world.open('Urgent: black picture');
    const [started] = await escalations(ticketId);
    expect(started).toMatchObject({
      type: 'escalation.started',
      meta: { actor: { kind: 'rule', id: rule.id, version: 1 }, depth: 1, causationId: (await world.events(ticketId))[0]?.eventId },
    });
    await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'calm' } });
    expect((await escalations(ticketId)).map(({ type }) => type)).toEqual(['escalation.started', 'escalation.stopped']);
  });

  it('stand in the chain below the rule that made them', async () => {
    const ticketId = await world.open('Urgent: black picture');
    const [first] = await world.events(ticketId);
    const chain = await world.ask<ChainView>('GET', `/tickets/${ticketId}/chains/${first?.meta.correlationId ?? ''}`);
    const started = chain.nodes.find(({ label }) => label === 'Escalation started');
    expect(started).toMatchObject({ kind: 'event', level: 2, depth: 1, actor: { kind: 'rule', id: rule.id, version: 1 } });
    expect(chain.nodes.find(({ id }) => id === started?.parentId)).toMatchObject({ kind: 'run', label: rule.name });
  });

  it('are taken back by stopping, and done again by starting anew', async () => {
    const ticketId = await world.open('Urgent: black picture');
    const [decision] = await world.decisions(ticketId, 'escalation');
    const path = `/decisions/${decision?.id ?? ''}`;
    const plan = () => world.ask<UndoPlanView>('GET', `${path}/undo-plan`);
    expect((await plan()).effects).toMatchObject([
      { label: 'Escalation Urgent tickets', state: 'reversible', nowText: 'there', backText: 'not there' },
    ]);
    await world.ask('POST', `${path}/undo`);
    expect((await escalations(ticketId)).map(({ type }) => type)).toEqual(['escalation.started', 'escalation.stopped']);
    expect((await plan()).effects).toMatchObject([{ state: 'undone' }]);
    await world.ask('POST', `${path}/redo`);
    expect((await escalations(ticketId)).map(({ type }) => type).at(-1)).toBe('escalation.started');
    expect((await plan()).effects).toMatchObject([{ state: 'reversible' }]);
  });

  it('do not begin again by taking back that a rule stopped them', async () => {
    const ticketId = await world.open('Urgent: black picture');
    await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'calm' } });
    const [stopped] = await world.decisions(ticketId, 'escalation');
    const { effects } = await world.ask<UndoPlanView>('GET', `/decisions/${stopped?.id ?? ''}/undo-plan`);
    expect(effects).toMatchObject([{ state: 'final', reason: 'An escalation that was stopped does not begin again by itself.' }]);
  });

  it('say in their records which ladder it was', async () => {
    const ticketId = await world.open('Urgent: black picture');
    expect(await world.decisions(ticketId, 'escalation')).toMatchObject([
      {
        actions: [{ label: 'Start an escalation', status: 'done' }],
        changes: [{ label: 'Escalation', beforeText: 'no value', afterText: 'Urgent tickets', changed: true }],
      },
    ]);
  });
});
