import { erasedText } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { commented, opened, person, statusChanged } from '../domain/testing/ticket-story';
import { openDesk, policy, type Desk } from './desk';

describe('corrections of clocks', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.send('admin', 'POST', '/sla-policies', policy(null));
  });
  afterAll(() => desk.test.close());

  const at = (time: string) => `2026-01-05T${time}:00.000Z`;
  const correct = async (
    ticketId: string,
    path: string,
    body: object,
    headers: Record<string, string> = {},
    role: 'manager' | 'agent' = 'manager',
  ) => {
    const answer = await desk.send(
      role,
      path.startsWith('-') ? 'DELETE' : 'POST',
      `/tickets/${ticketId}/clocks/${path.replace(/^-/, '')}`,
      body,
      headers,
    );
    await desk.test.catchUp();
    return answer;
  };
  const reply = async (ticketId: string) => (await desk.send('agent', 'GET', `/tickets/${ticketId}/clocks`)).body.items?.[0];
  const figure = async (ticketId: string) =>
    (
      await desk.test
        .get(Database)
        .query(`select state, attained, excused from rm.sla_clocks where ticket_id = $1 and target = 'first-reply'`, [ticketId])
    )[0];
  const open = async (...events: Parameters<Desk['append']>[1][]) => {
    const ticketId = newId();
    await desk.pass(at('09:00'));
    await desk.append(ticketId, opened('urgent'), ...events);
    return ticketId;
  };

  it('give a running clock time, once for each request, and take some away', async () => {
    const ticketId = await open();
    const headers = { 'idempotency-key': newId() };
    const body = { minutes: 30, reason: 'The line was down' };
    const [first, again] = [
      await correct(ticketId, 'first-reply/credit', body, headers),
      await correct(ticketId, 'first-reply/credit', body, headers),
    ];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await reply(ticketId)).toMatchObject({
      ...{ state: 'active', dueAt: at('09:45'), goalMinutes: 15, elapsedMinutes: -30, remainingMinutes: 45 },
      credits: [{ at: at('09:00'), minutes: 30, reason: 'The line was down', by: { name: 'manager' } }],
    });
    await correct(ticketId, 'first-reply/credit', { minutes: -10, reason: 'Not that long' });
    expect(await reply(ticketId)).toMatchObject({ dueAt: at('09:35'), credits: [{ minutes: 30 }, { minutes: -10 }] });
  });

  it('take back a breach that the time given makes undone, also of a clock that is over', async () => {
    const ticketId = await open();
    await desk.pass(at('09:20'));
    expect(await reply(ticketId)).toMatchObject({ state: 'breached' });
    await correct(ticketId, 'first-reply/credit', { minutes: 10, reason: 'The line was down' });
    expect(await reply(ticketId)).toMatchObject({ state: 'active', breachedAt: null, dueAt: at('09:25') });
    await desk.pass(at('09:30'));
    await desk.append(ticketId, commented());
    expect(await figure(ticketId)).toMatchObject({ state: 'met', attained: false });
    await correct(ticketId, 'first-reply/credit', { minutes: 1, reason: 'A little' });
    expect(await reply(ticketId)).toMatchObject({ state: 'met', late: true });
    await correct(ticketId, 'first-reply/credit', { minutes: 10, reason: 'And more' });
    expect(await reply(ticketId)).toMatchObject({ state: 'met', late: false });
    expect(await figure(ticketId)).toMatchObject({ state: 'met', attained: true });
    expect((await correct(ticketId, 'first-reply/credit', { minutes: -10, reason: 'No' })).status).toBe(409);
  });

  it('excuse a breach, which does not count then, and count it again', async () => {
    const ticketId = await open();
    expect((await correct(ticketId, 'first-reply/excuse', { reason: 'Too early' })).status).toBe(409);
    await desk.pass(at('09:20'));
    await correct(ticketId, 'first-reply/excuse', { reason: 'A storm' });
    expect(await reply(ticketId)).toMatchObject({ state: 'breached', excused: { reason: 'A storm', by: { name: 'manager' } } });
    expect(await figure(ticketId)).toEqual({ state: 'breached', attained: null, excused: true });
    await correct(ticketId, '-first-reply/excuse', { reason: 'There was none' });
    expect(await reply(ticketId)).toMatchObject({ excused: null });
    expect(await figure(ticketId)).toEqual({ state: 'breached', attained: false, excused: false });
  });

  it('are for those who may, of clocks that are there, with a reason', async () => {
    const ticketId = await open();
    const body = { minutes: 5, reason: 'Because' };
    expect((await correct(ticketId, 'first-reply/credit', body, {}, 'agent')).status).toBe(403);
    expect((await correct(ticketId, 'ownership/credit', body)).status).toBe(404);
    expect((await correct(newId(), 'first-reply/credit', body)).status).toBe(404);
    expect((await correct(ticketId, 'dispatch/credit', body)).status).toBe(400);
    for (const wrong of [{ minutes: 0 }, { reason: ' ' }, { minutes: 1.5 }, { minutes: 600_000 }])
      expect((await correct(ticketId, 'first-reply/credit', { ...body, ...wrong })).status).toBe(400);
    await desk.append(ticketId, statusChanged('closed'));
    expect((await correct(ticketId, 'resolution/credit', body)).status).toBe(409);
  });

  it('keep their reasons from the process, and lose them with the person whom they may be about, after whom there are no more', async () => {
    const ticketId = await open();
    await correct(ticketId, 'first-reply/credit', { minutes: 30, reason: 'Her line was down' });
    const rows = await desk.test.get(Database).query(`select * from processes.processes where key = $1`, [ticketId]);
    const stored = await desk.test.get(Database).query(`select data from es.events where type = 'sla.credited'`);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify([rows, stored])).not.toContain('Her line was down');
    await desk.test.get(EventStore).destroySubjectKey(person);
    expect(await reply(ticketId)).toMatchObject({ dueAt: at('09:45'), credits: [{ minutes: 30, reason: erasedText }] });
    expect(await correct(ticketId, 'first-reply/credit', { minutes: 5, reason: 'Once more' })).toMatchObject({
      ...{ status: 409, body: { code: 'state.conflict', detail: expect.stringContaining('This person has been forgotten') } },
    });
    await desk.pass(at('10:00'));
    expect((await correct(ticketId, 'first-reply/excuse', { reason: 'A storm' })).status).toBe(409);
  });
});
