import { ProcessHost } from '@casewright/processes';
import { describeWith, liveOnHost, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { team, user } from './company';
import { openDesk, step, type Desk } from './desk';

/** What was recorded and sent, without the ids that differ from run to run. */
async function told(desk: Desk, ticketId: string) {
  const events = (await desk.logged(ticketId)).map(({ type, data, meta }) => [type, data['step'], data['at'], data['effects'], meta.depth]);
  const commands = desk
    .sent(ticketId)
    .map(({ type, data, meta }) => [type, data['to'] ?? data['userIds'], meta.depth, meta.commandId.split(':').at(-1)]);
  return { events, commands };
}

/** A climb to the second step that somebody takes notice of, and one that ends with its ticket. */
async function liveThrough(desk: Desk) {
  const ladderId = await desk.ladder([
    step('PT30M', { raisePriority: 'high' }),
    step('PT1H', { notify: [{ kind: 'agent', id: user('manager') }], assignTeamId: team.lab }),
    step('PT2H'),
  ]);
  const [noticed, solved] = [desk.ticket(), desk.ticket()];
  for (const ticketId of [noticed, solved]) await desk.start(ticketId, ladderId);
  // Temporal's list of who is due lags a little behind, so whoever is missed the first time is asked again.
  const passUntil = (time: string, ticketId: string, commands: number) =>
    until(async () => {
      await desk.pass(time);
      return desk.sent(ticketId).length >= commands;
    });
  for (const ticketId of [noticed, solved]) await passUntil('2027-01-04T09:30:00Z', ticketId, 2);
  await desk.status(solved, 'solved');
  await until(async () => (await desk.escalations(solved))[0]?.state === 'stopped');
  await passUntil('2027-01-04T10:00:00Z', noticed, 4);
  const [running] = await desk.escalations(noticed);
  await desk.send('agent', 'POST', `/tickets/${noticed}/escalations/${running?.id ?? ''}/acknowledge`, {});
  await desk.test.catchUp();
  const host = desk.test.get(ProcessHost);
  for (const ticketId of [noticed, solved])
    await until(async () => {
      await desk.test.catchUp();
      return (await host.find('escalation', ticketId))?.status === 'done';
    });
  await desk.pass('2027-01-04T12:00:00Z');
  return { noticed: await told(desk, noticed), solved: await told(desk, solved) };
}

describeWith('temporal', 'Escalations on PostgreSQL and on Temporal', () => {
  let temporal: TestTemporal;
  beforeAll(async () => void (temporal = await startTemporal()), 60_000);
  afterAll(() => temporal.stop());

  const run = (environment: Record<string, string>) => liveOnHost(environment, openDesk, liveThrough);

  it('climb, act and end the same', async () => {
    const onPostgres = await run({});
    expect(onPostgres.noticed.events.map(([type]) => type)).toEqual([
      'escalation.started',
      'escalation.step-climbed',
      'escalation.step-climbed',
      'escalation.acknowledged',
    ]);
    expect(onPostgres.noticed.commands.map(([type]) => type)).toEqual([
      'ticket.change-priority',
      'notification.escalated',
      'ticket.assign-team',
      'notification.escalated',
    ]);
    expect(onPostgres.solved.commands).toHaveLength(2);
    expect(await run({ TEMPORAL_ADDRESS: temporal.address })).toEqual(onPostgres);
  }, 180_000);
});
