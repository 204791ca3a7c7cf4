import { ProcessHost } from '@casewright/processes';
import { describeWith, liveOnHost, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { day, hour, WaitingDesk } from './waiting-desk';

/** A ticket that is snoozed, moved, comes back; reminders of which one rings; then it waits for its requester until it is solved and closed. */
async function liveThrough(desk: WaitingDesk): Promise<unknown> {
  const { id } = await desk.ticket();
  const count = async (type: string) => (await desk.events(id)).filter((event) => event.type === type).length;
  const stands = (status: string) => async () => (await desk.status(id)) === status;
  await desk.act('agent', 'POST', `/tickets/${id}/snooze`, { until: desk.in(4 * hour) });
  await desk.act('agent', 'POST', `/tickets/${id}/snooze`, { until: desk.in(2 * hour) });
  await desk.act('agent', 'POST', `/tickets/${id}/reminders`, { at: desk.in(3 * hour), text: 'Call Ada' });
  await desk.act('agent', 'POST', `/tickets/${id}/reminders`, { at: desk.in(3 * hour), text: 'Chase Ada', unless: ['customer-replied'] });
  await desk.catchUp();
  const reminders = () => desk.test.get(ProcessHost).list({ type: 'reminder', limit: 9 });
  await until(async () => (await reminders()).filter(({ ticketId }) => ticketId === id).length === 2);
  await desk.passUntil(2 * hour, async () => (await count('ticket.snooze-ended')) === 1);
  await desk.act('ada', 'POST', `/tickets/${id}/comments`, { body: 'It works again', visibility: 'public' });
  await desk.passUntil(hour, () => desk.told.length === 1);
  await desk.settings({ closeSolvedAfterDays: 7, solvePendingAfterDays: 5, warnBeforeSolveDays: 2 });
  await desk.act('agent', 'PATCH', `/tickets/${id}`, { status: 'pending' });
  await desk.catchUp();
  await desk.passUntil(3 * day, async () => (await count('ticket.commented')) === 3);
  await desk.passUntil(2 * day, stands('solved'));
  await desk.passUntil(7 * day, stands('closed'));
  const { items } = await desk.act<{ items: { text: string; state: string }[] }>('agent', 'GET', `/tickets/${id}/reminders`);
  const events = (await desk.events(id)).map(({ type, data, meta }) => [
    type,
    meta.at,
    type === 'ticket.status-changed' ? [data.to.id, data.automatic] : type === 'ticket.snooze-ended' ? data.because : null,
  ]);
  return { events, reminders: items.map(({ text, state }) => [text, state]).sort(), told: desk.told.map(({ text }) => text) };
}

describeWith('temporal', 'Snooze, reminder and auto-close on PostgreSQL and on Temporal', () => {
  let temporal: TestTemporal;
  beforeAll(async () => {
    temporal = await startTemporal();
  });
  afterAll(() => temporal.stop());

  const run = (environment: Record<string, string>) =>
    liveOnHost(environment, (surroundings) => WaitingDesk.open(surroundings), liveThrough);

  it('do the same', async () => {
    const onPostgres = await run({});
    expect(onPostgres).toMatchObject({
      told: ['Call Ada'],
      reminders: [
        ['Call Ada', 'rung'],
        ['Chase Ada', 'dropped'],
      ],
    });
    expect((onPostgres as { events: unknown[] }).events.slice(-5)).toEqual([
      ['ticket.commented', '2027-01-04T11:00:00.000Z', null],
      ['ticket.status-changed', '2027-01-04T12:00:03.000Z', ['pending', undefined]],
      ['ticket.commented', '2027-01-07T12:00:03.000Z', null],
      ['ticket.status-changed', '2027-01-09T12:00:03.000Z', ['solved', { process: 'auto-close', settingsVersion: 1, afterDays: 5 }]],
      ['ticket.status-changed', '2027-01-16T12:00:03.000Z', ['closed', { process: 'auto-close', settingsVersion: 1, afterDays: 7 }]],
    ]);
    expect(await run({ TEMPORAL_ADDRESS: temporal.address })).toEqual(onPostgres);
  }, 180_000);
});
