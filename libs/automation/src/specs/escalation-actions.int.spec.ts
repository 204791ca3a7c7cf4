import type { RuleDetailView } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { idFrom } from '@casewright/kernel';
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

  const escalations = (ticketId: string) => world.test.get(EventStore).readStream(idFrom(`escalations:${ticketId}`));

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
