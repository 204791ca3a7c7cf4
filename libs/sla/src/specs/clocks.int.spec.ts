import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { commented, opened, priorityChanged, statusChanged } from '../domain/testing/ticket-story';
import { office, openDesk, policy, type Desk } from './desk';

describe('the clocks of tickets', () => {
  let desk: Desk;
  let calendarId: string;
  let policyId: string;

  beforeAll(async () => {
    desk = await openDesk();
    calendarId = (await desk.send('admin', 'POST', '/calendars', office)).body['id'] as string;
    policyId = (await desk.send('admin', 'POST', '/sla-policies', policy(calendarId))).body['id'] as string;
  });
  afterAll(() => desk.test.close());

  const clocks = async (ticketId: string) => (await desk.send('agent', 'GET', `/tickets/${ticketId}/clocks`)).body.items;
  const figures = (ticketId: string) =>
    desk.test.get(Database).query(
      `select target, state, priority, attained from rm.sla_clocks
         where ticket_id = $1 and started_at is not null order by target`,
      [ticketId],
    );
  const logged = async (ticketId: string) => {
    const sql = `select type from es.events where type like 'sla.%' and data->>'ticketId' = $1 order by seq`;
    return (await desk.test.get(Database).query<{ type: string }>(sql, [ticketId])).map(({ type }) => type);
  };

  it('run from the opening, are met by a reply, wait while pending, and tell why', async () => {
    const ticketId = newId();
    await desk.pass('2026-01-05T09:00:00Z');
    await desk.append(ticketId, opened('normal'), commented());
    expect(await clocks(ticketId)).toMatchObject([
      {
        target: 'first-reply',
        state: 'active',
        dueAt: '2026-01-05T13:00:00.000Z',
        goalMinutes: 240,
        policy: { id: policyId, name: 'Standard', version: 1 },
      },
      { target: 'resolution', state: 'active', calendar: { id: calendarId, name: 'Office', version: 1, timeZone: 'Europe/Berlin' } },
    ]);
    await desk.pass('2026-01-05T10:00:00Z');
    await desk.append(ticketId, commented());
    await desk.append(ticketId, statusChanged('pending'));
    await desk.pass('2026-01-07T09:00:00Z');
    const [reply, resolution] = (await clocks(ticketId)) ?? [];
    expect(reply).toMatchObject({ state: 'met', late: false, metAt: '2026-01-05T10:00:00.000Z', elapsedMinutes: 60 });
    expect(resolution).toMatchObject({
      state: 'paused',
      dueAt: null,
      elapsedMinutes: 60,
      remainingMinutes: 900,
      ledger: [
        {
          kind: 'running',
          from: '2026-01-05T09:00:00.000Z',
          to: '2026-01-05T10:00:00.000Z',
          minutes: 60,
          cause: { type: 'ticket.opened' },
        },
        { kind: 'paused', from: '2026-01-05T10:00:00.000Z', to: null, minutes: 0, cause: { type: 'ticket.status-changed' } },
      ],
    });
    await desk.append(ticketId, statusChanged('open'));
    expect((await clocks(ticketId))?.[1]).toMatchObject({ state: 'active', dueAt: '2026-01-08T16:00:00.000Z' });
    await desk.append(ticketId, statusChanged('solved'));
    expect(await figures(ticketId)).toEqual([
      { target: 'first-reply', state: 'met', priority: 'normal', attained: true },
      { target: 'resolution', state: 'met', priority: 'normal', attained: true },
    ]);
  });

  it('warn and breach at their time, however late that is noticed', async () => {
    const ticketId = newId();
    await desk.pass('2026-01-05T09:00:00Z');
    await desk.append(ticketId, opened('urgent'));
    await desk.pass('2026-01-05T12:00:00Z');
    expect((await clocks(ticketId))?.[0]).toMatchObject({
      state: 'breached',
      warnings: [{ warning: { percent: 80 }, at: '2026-01-05T09:12:00.000Z', givenAt: '2026-01-05T09:12:00.000Z' }],
      breachLevel: 1,
      breachedAt: '2026-01-05T09:15:00.000Z',
      remainingMinutes: -165,
    });
    await desk.append(ticketId, commented());
    expect((await clocks(ticketId))?.[0]).toMatchObject({ state: 'met', late: true });
    expect(await figures(ticketId)).toMatchObject([
      { state: 'met', attained: false },
      { state: 'active', attained: null },
    ]);
  });

  it('settle what was due when a reply comes before the wake-up', async () => {
    const ticketId = newId();
    await desk.pass('2026-01-05T09:00:00Z');
    await desk.append(ticketId, opened('urgent'));
    const { clock } = desk.test;
    (clock as { set?: (time: Date) => void }).set?.(new Date('2026-01-05T09:20:00Z'));
    await desk.append(ticketId, commented());
    expect(await logged(ticketId)).toEqual(['sla.clock-started', 'sla.clock-started', 'sla.warned', 'sla.breached', 'sla.met']);
    expect((await clocks(ticketId))?.[0]).toMatchObject({ breachedAt: '2026-01-05T09:15:00.000Z', late: true });
  });

  it('wake once for each milestone and record it once', async () => {
    const ticketId = newId();
    await desk.pass('2026-01-05T09:00:00Z');
    await desk.append(ticketId, opened('urgent'));
    const before = await logged(ticketId);
    for (const time of ['2026-01-05T09:12:00Z', '2026-01-05T09:12:30Z', '2026-01-05T09:15:00Z', '2026-01-05T09:16:00Z'])
      await desk.pass(time);
    expect((await logged(ticketId)).slice(before.length)).toEqual(['sla.warned', 'sla.breached']);
  });

  it('count towards another goal when the priority changes, and keep what has elapsed', async () => {
    const ticketId = newId();
    await desk.pass('2026-01-05T09:00:00Z');
    await desk.append(ticketId, opened('normal'));
    await desk.pass('2026-01-05T09:30:00Z');
    await desk.send('admin', 'PATCH', `/sla-policies/${policyId}`, { name: 'Stricter' });
    await desk.append(ticketId, priorityChanged('high'));
    expect((await clocks(ticketId))?.[0]).toMatchObject({
      goalMinutes: 60,
      dueAt: '2026-01-05T10:00:00.000Z',
      policy: { name: 'Standard', version: 1 },
      ledger: [{ cause: { type: 'ticket.opened' } }, { cause: { type: 'ticket.priority-changed' } }],
    });
    await desk.append(ticketId, priorityChanged('low'));
    expect(await clocks(ticketId)).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }]);
  });

  it('keep the calendar version that they were started with', async () => {
    const ticketId = newId();
    await desk.pass('2026-01-05T15:00:00Z');
    await desk.append(ticketId, opened('normal'));
    await desk.send('admin', 'PATCH', `/calendars/${calendarId}`, { holidays: [] });
    await desk.append(ticketId, statusChanged('pending'));
    await desk.append(ticketId, statusChanged('open'));
    expect((await clocks(ticketId))?.[1]).toMatchObject({ dueAt: '2026-01-08T15:00:00.000Z', calendar: { version: 1 } });
  });

  it('are still explained when nothing is waited for any more', async () => {
    const ticketId = newId();
    await desk.pass('2026-01-05T09:00:00Z');
    await desk.append(ticketId, opened('normal'));
    await desk.pass('2026-01-05T09:30:00Z');
    await desk.append(ticketId, statusChanged('solved'));
    expect((await clocks(ticketId))?.[0]).toMatchObject({
      target: 'first-reply',
      state: 'cancelled',
      metAt: null,
      elapsedMinutes: 30,
      stopped: { at: '2026-01-05T09:30:00.000Z', cause: { type: 'ticket.status-changed' } },
      ledger: [{ kind: 'running', minutes: 30, to: '2026-01-05T09:30:00.000Z' }],
    });
  });

  it('do not run where no policy matches, and are hidden from those who may not see the ticket', async () => {
    const ticketId = newId();
    await desk.append(ticketId, opened('low'));
    expect(await clocks(ticketId)).toEqual([]);
    expect((await desk.send('engineer', 'GET', `/tickets/${ticketId}/clocks`)).status).toBe(404);
    expect((await desk.send('customer', 'GET', `/tickets/${ticketId}/clocks`)).status).toBe(403);
  });
});
