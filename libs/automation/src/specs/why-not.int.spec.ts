import { idFrom, newId } from '@casewright/kernel';
import { team } from './company';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

describe('why and why not', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  it('names the nearest comparison that failed, with expected and actual', async () => {
    const { id } = await world.publish(blackPicture);
    const ticketId = await world.open('Black picture in hall 3', 'No hurry');
    expect(await world.whyNot(ticketId, id)).toMatchObject({
      verdict: 'no-match',
      version: 1,
      event: { type: 'ticket.opened' },
      conditionsHold: false,
      nearest: { factLabel: 'Subject', expected: 'urgent', actual: 'Black picture in hall 3', result: false },
      sentence: 'Its conditions did not hold. Wanted: “Subject” contains “urgent”. Found: “Black picture in hall 3”.',
    });
  });

  it('says that the rule is paused, and whether it would have fired', async () => {
    const { id } = await world.publish(blackPicture);
    world.clock.advance(60_000);
    await world.ask('POST', `/rules/${id}/pause`, { reason: 'Test' });
    const from = world.clock.now().toISOString();
    world.clock.advance(60_000);
    const ticketId = await world.open('urgent black picture');
    expect(await world.decisions(ticketId)).toEqual([]);
    expect(await world.whyNot(ticketId, id)).toMatchObject({
      verdict: 'paused',
      conditionsHold: true,
      sentence: 'The rule is paused, so it was not asked. Its conditions would have held.',
      pause: { from, to: null },
    });
    world.clock.advance(60_000);
    await world.ask('POST', `/rules/${id}/resume`, {});
    expect(await world.whyNot(ticketId, id)).toMatchObject({
      verdict: 'paused',
      sentence: 'The rule was paused then, so it was not asked. It runs again now. Its conditions would have held.',
      pause: { from, to: world.clock.now().toISOString() },
    });
    expect(await world.whyNot(await world.open('urgent black picture'), id)).toMatchObject({
      verdict: 'fired',
      sentence: 'It did act: version 1 fired on “Opened”.',
      pause: null,
    });
  });

  it('names the version that is live now in the record of the next event', async () => {
    const { id } = await world.publish(blackPicture);
    await world.ask('PUT', `/rules/${id}/draft`, {
      ...blackPicture,
      conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'dark' }] },
    });
    await world.ask('POST', `/rules/${id}/publish`, { reason: 'Other word' });
    expect(await world.decisions(await world.open('The hall is dark'))).toMatchObject([{ rule: { version: 2 } }]);
    expect((await world.whyNot(await world.open('urgent black picture'), id)).verdict).toBe('no-match');
  });

  it('says that the rule was not live then, or never was', async () => {
    const ticketId = await world.open('urgent black picture');
    world.clock.advance(60_000);
    const { id } = await world.publish(blackPicture);
    expect(await world.whyNot(ticketId, id)).toMatchObject({ verdict: 'not-live-then', conditionsHold: true });
    const draft = await world.ask<{ id: string }>('POST', '/rules', blackPicture);
    expect(await world.whyNot(ticketId, draft.id)).toMatchObject({ verdict: 'not-published', nearest: null });
  });

  it('says that nothing happened that the rule waits for', async () => {
    const { id } = await world.publish(onTag('vip', {}));
    expect(await world.whyNot(await world.open('Anything'), id)).toMatchObject({ verdict: 'no-event', event: null });
  });

  it('says which rule stopped it', async () => {
    await world.publish({ ...blackPicture, stop: 'phase' });
    const { id } = await world.publish({ ...blackPicture, name: 'Second', order: { phase: 'intake', rank: 'z' } });
    const answer = await world.whyNot(await world.open('urgent black picture'), id);
    expect(answer).toMatchObject({ verdict: 'stopped', sentence: expect.stringContaining('"Black picture is urgent"') as string });
  });

  it('says that the trigger turned the event away, or a guard', async () => {
    const excluded = await world.publish({
      ...blackPicture,
      name: 'Not people',
      trigger: { kind: 'event', types: ['ticket.opened'], actors: { exclude: ['user'] } },
    });
    const once = await world.publish(
      onTag('vip', { guards: { once: 'per-version' }, actions: [{ id: 'n', type: 'ticket.note', params: { text: 'VIP' } }] }),
    );
    const ticketId = await world.open('urgent black picture');
    expect((await world.whyNot(ticketId, excluded.id)).verdict).toBe('trigger-rejected');
    for (const tag of ['vip', 'second']) await world.act({ type: 'ticket.tag', data: { ticketId, tag } });
    const second = (await world.events(ticketId)).find((event) => event.type === 'ticket.tagged' && event.data.tag === 'second');
    const answer = await world.ask('GET', `/tickets/${ticketId}/why-not?ruleId=${once.id}&eventId=${second?.eventId}`);
    expect(answer).toMatchObject({ verdict: 'guarded', sentence: 'This version fires once per ticket, and has done so.' });
  });

  it('answers as of the event, whatever happened since', async () => {
    const { id } = await world.publish({
      ...blackPicture,
      conditions: { all: [{ fact: 'ticket.teamId', operator: 'equal', value: team.id }] },
    });
    const ticketId = await world.open('Anything');
    await world.act({ type: 'ticket.assign-team', data: { ticketId, to: team.id } });
    expect(await world.whyNot(ticketId, id)).toMatchObject({
      verdict: 'no-match',
      nearest: { expectedText: 'Projector support', actual: null, actualText: 'no value' },
      sentence: 'Its conditions did not hold. Wanted: “Team” is “Projector support”. Found: no value.',
    });
  });

  it('answers only those who may see the ticket, with the same body as for a missing one', async () => {
    const { id } = await world.publish(blackPicture);
    const ticketId = await world.open('urgent black picture');
    for (const path of ['/decisions', `/why-not?ruleId=${id}`]) {
      const hidden = await world.send('agent', 'GET', `/tickets/${ticketId}${path}`);
      const missing = await world.send('agent', 'GET', `/tickets/${newId()}${path}`);
      expect(hidden.status).toBe(404);
      expect({ ...hidden.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
      expect((await world.send('customer', 'GET', `/tickets/${ticketId}${path}`)).status).toBe(403);
    }
    expect((await world.send('agent', 'GET', `/rules/${id}/decisions`)).body['items']).toEqual([]);
    world.doors.openToAgents.add(ticketId);
    expect((await world.send('agent', 'GET', `/rules/${id}/decisions`)).body['items']).toMatchObject([
      { ticketId, ticket: { id: ticketId, number: 'T-1001', subject: 'Urgent black picture' } },
    ]);
    expect((await world.send('agent', 'GET', `/tickets/${ticketId}/decisions`)).status).toBe(200);
    expect((await world.send('admin', 'GET', `/tickets/${ticketId}/why-not?ruleId=${idFrom('no rule')}`)).status).toBe(404);
    expect((await world.send('admin', 'GET', `/tickets/${ticketId}/decisions?field=colour`)).status).toBe(400);
  });
});
