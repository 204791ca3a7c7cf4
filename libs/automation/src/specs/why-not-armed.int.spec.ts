import type { RuleContentInput, WhyNotView } from '@casewright/contracts';
import { FixedClock } from '@casewright/kernel';
import { RuleWorld } from './rule-world';
import { blackPicture } from './sample-rules';

const minute = 60_000;
const vip = { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: ['vip'] }] };
const tagging = { actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: ['seen'] } }] };
const resting: RuleContentInput = {
  ...blackPicture,
  ...tagging,
  trigger: { kind: 'event', types: ['ticket.priority-changed'], debounce: 'PT5M', changed: { field: 'priority', to: ['high', 'urgent'] } },
  conditions: vip,
};

describe('why a rule that waits did not act on an event', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create({ clock: new FixedClock(new Date('2026-01-05T09:00:00Z')) })));
  afterEach(() => world.test.close());

  const newest = async (ticketId: string) => (await world.events(ticketId)).at(-1)?.eventId ?? '';
  const ask = (ticketId: string, ruleId: string, eventId: string) =>
    world.ask<WhyNotView>('GET', `/tickets/${ticketId}/why-not?ruleId=${ruleId}&eventId=${eventId}`);
  const prioritise = async (ticketId: string, to: string) => {
    await world.act({ type: 'ticket.change-priority', data: { ticketId, to } } as Parameters<RuleWorld['act']>[0]);
    return newest(ticketId);
  };

  it('tells of one that waits for rest what the event began, and which comparison failed', async () => {
    const { id } = await world.publish(resting);
    const ticketId = await world.open('Lamp');
    const first = await prioritise(ticketId, 'high');
    expect(await ask(ticketId, id, first)).toMatchObject({
      event: { id: first },
      sentence: expect.stringMatching(/^The event made it wait. Its time has not come.*Wanted: “Tags”/) as string,
    });
    await world.pass(minute);
    const second = await prioritise(ticketId, 'urgent');
    await world.pass(5 * minute);
    for (const eventId of [first, second])
      expect(await ask(ticketId, id, eventId)).toMatchObject({
        verdict: 'no-match',
        nearest: { factLabel: 'Tags' },
        sentence: expect.stringMatching(
          /^The event made it wait. Its time came, and it did nothing: Its conditions did not hold./,
        ) as string,
      });
    const turnedAway = await prioritise(ticketId, 'low');
    expect(await ask(ticketId, id, turnedAway)).toMatchObject({
      verdict: 'trigger-rejected',
      sentence: 'The event did not change "Priority" in the way that the rule waits for.',
    });
    await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'vip' } });
    const third = await prioritise(ticketId, 'high');
    await world.pass(5 * minute);
    expect(await ask(ticketId, id, third)).toMatchObject({
      verdict: 'fired',
      sentence: 'The event made it wait. Its time came, and it acted.',
    });
  });

  it('tells of one that counts from a time of the ticket what became of the run that the event armed', async () => {
    const trigger = { kind: 'relative' as const, anchor: 'status.enteredAt', offset: 'PT2H' };
    const { id } = await world.publish({
      ...resting,
      trigger,
      conditions: { all: [{ fact: 'ticket.status', operator: 'equal', value: 'pending' }] },
    });
    const ticketId = await world.open('Lamp');
    await world.act({ type: 'ticket.change-status', data: { ticketId, to: 'pending' } });
    const arming = await newest(ticketId);
    await world.act({ type: 'ticket.change-status', data: { ticketId, to: 'open' } });
    expect(await ask(ticketId, id, arming)).toMatchObject({
      conditionsHold: true,
      sentence: expect.stringMatching(/^The event made it wait. It no longer waits./) as string,
    });
    expect(await ask(ticketId, id, await newest(ticketId))).toMatchObject({
      verdict: 'no-match',
      sentence: expect.stringMatching(/^It did not wait from this event on. .*Wanted: “Status”/) as string,
    });
    const other = await prioritise(ticketId, 'high');
    expect(await ask(ticketId, id, other)).toMatchObject({
      verdict: 'no-event',
      sentence: 'The rule does not wait for “Priority changed”.',
    });
  });
});
