import type { SlaEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { idFrom, newId } from '@casewright/kernel';
import { describeWith, liveOnHost, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { commented, opened, priorityChanged, statusChanged } from '../domain/testing/ticket-story';
import { office, openDesk, policy, type Desk } from './desk';

/** What was recorded, without the ids that differ from run to run. */
async function recorded(desk: Desk, ticketId: string) {
  const events = (await desk.test.get(EventStore).readStream(idFrom(`sla:${ticketId}`))) as unknown as readonly SlaEvent[];
  return events.map(({ type, data }) => ({
    type,
    target: 'target' in data ? data.target : null,
    at: data.at,
    dueAt: 'dueAt' in data ? data.dueAt : undefined,
  }));
}

/** A life of a ticket with a change of goal, a pause, a missed reply and a return. */
async function liveThrough(desk: Desk): Promise<Awaited<ReturnType<typeof recorded>>> {
  const ticketId = newId();
  const calendar = await desk.send('admin', 'POST', '/calendars', office);
  await desk.send('admin', 'POST', '/sla-policies', policy(calendar.body['id'] as string));
  const has = (count: number) => until(async () => (await recorded(desk, ticketId)).length >= count);
  // Temporal's list of who is due lags a little behind, so whoever is missed the first time is asked again.
  const passUntil = (time: string, count: number) =>
    until(async () => {
      await desk.pass(time);
      return (await recorded(desk, ticketId)).length >= count;
    });
  await desk.append(ticketId, opened('normal'));
  await has(2);
  await desk.append(ticketId, priorityChanged('urgent'));
  await has(4);
  // Each wake-up answers one milestone or several; both first-reply milestones lie before this time.
  await passUntil('2027-01-04T09:20:00Z', 6);
  await desk.append(ticketId, statusChanged('pending'));
  await has(7);
  await desk.pass('2027-01-05T09:00:00Z');
  await desk.append(ticketId, statusChanged('open'), commented());
  await has(9);
  await desk.append(ticketId, statusChanged('solved'));
  await has(10);
  await desk.append(ticketId, statusChanged('open'));
  await has(11);
  return recorded(desk, ticketId);
}

describeWith('temporal', 'The clocks on PostgreSQL and on Temporal', () => {
  let temporal: TestTemporal;
  beforeAll(async () => {
    temporal = await startTemporal();
  });
  afterAll(() => temporal.stop());

  const run = (environment: Record<string, string>) => liveOnHost(environment, openDesk, liveThrough);

  it('record the same', async () => {
    const onPostgres = await run({});
    expect(onPostgres.map(({ type }) => type)).toEqual([
      'sla.clock-started',
      'sla.clock-started',
      'sla.clock-retargeted',
      'sla.clock-retargeted',
      'sla.warned',
      'sla.breached',
      'sla.clock-paused',
      'sla.clock-resumed',
      'sla.met',
      'sla.met',
      'sla.reopened',
    ]);
    expect(await run({ TEMPORAL_ADDRESS: temporal.address })).toEqual(onPostgres);
  }, 180_000);
});
