import { EventStore } from '@casewright/event-store';
import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { opened, priorityChanged, statusChanged, tagged } from '../domain/testing/ticket-story';
import { clocksStream } from '../read-model/clocks/clocks.repository';
import { at, goals, openChangingDesk, resolution, type ChangingDesk } from './changing-desk';
import { policy, type Desk } from './desk';

describe('changes of agreements', () => {
  let desk: ChangingDesk;

  beforeEach(async () => {
    desk = await openChangingDesk();
  });
  afterEach(() => desk.test.close());

  const ticket = async (...events: Parameters<Desk['append']>[1][]) => {
    const ticketId = newId();
    await desk.append(ticketId, opened('normal'), ...events);
    return ticketId;
  };

  it('leave clocks that run as they are, and count for tickets that are opened from then on', async () => {
    const older = await ticket();
    await desk.edit(resolution(60));
    await desk.carry();
    await desk.append(older, priorityChanged('high'), tagged('vip'), statusChanged('pending'), statusChanged('open'));
    expect(await desk.clock(older)).toMatchObject({ goalMinutes: 600, policy: { version: 1 } });
    expect(await desk.clock(await ticket())).toMatchObject({ goalMinutes: 60, policy: { version: 2 } });
    expect((await desk.changes())[0]).toMatchObject({ kind: 'edit-policy', effect: 'new-tickets', state: 'done', done: 0, total: 0 });
  });

  it('are carried to the clocks that run, and keep what has elapsed', async () => {
    const running = await ticket();
    await desk.pass(at('10:00'));
    const pausing = { ...resolution(120), effect: 'remaining-time' };
    await desk.edit(pausing);
    expect((await desk.changes())[0]).toMatchObject({ state: 'running', done: 0, by: { name: 'admin' } });
    await desk.carry();
    expect(await desk.clock(running)).toMatchObject({
      goalMinutes: 120,
      dueAt: at('11:00'),
      policy: { version: 2 },
      ledger: [
        { minutes: 60, policy: { version: 1 } },
        { cause: { type: 'sla.terms-changed' }, policy: { version: 2 } },
      ],
    });
    const [made] = await desk.changes();
    expect(made).toMatchObject({ kind: 'edit-policy', subject: { id: desk.policyId, name: 'Standard' }, state: 'done', done: 1, total: 1 });
    expect((await desk.send('agent', 'GET', `/sla-changes/${made?.['id'] as string}`)).body).toEqual(made);
  });

  it('count again from the beginning where that is the effect', async () => {
    const ticketId = await ticket();
    await desk.pass(at('10:00'));
    await desk.append(ticketId, statusChanged('on-hold'));
    await desk.pass(at('11:00'));
    await desk.append(ticketId, statusChanged('open'));
    await desk.pass(at('12:00'));
    expect(await desk.clock(ticketId)).toMatchObject({ elapsedMinutes: 180 });
    const targets = [{ target: 'resolution', calendarId: null, goals: goals(180), pausesIn: ['on-hold'] }];
    await desk.edit({ targets, effect: 'recompute' });
    await desk.carry();
    expect(await desk.clock(ticketId)).toMatchObject({
      elapsedMinutes: 120,
      dueAt: at('13:00'),
      ledger: [
        { kind: 'running', minutes: 60, from: at('09:00'), to: at('10:00'), cause: { type: 'ticket.opened' } },
        { kind: 'paused', minutes: 0, from: at('10:00'), to: at('11:00'), cause: { type: 'ticket.status-changed' } },
        { kind: 'running', minutes: 60, from: at('11:00'), to: at('12:00') },
        { kind: 'running', from: at('12:00'), to: null },
      ],
    });
  });

  it('reach a ticket that moves before it is told, with the effect that they have', async () => {
    const ticketId = await ticket();
    await desk.pass(at('10:00'));
    const targets = [{ target: 'resolution', calendarId: null, goals: goals(600), pausesIn: ['new'] }];
    await desk.edit({ targets, effect: 'recompute' });
    await desk.append(ticketId, statusChanged('open'));
    expect(await desk.clock(ticketId)).toMatchObject({ elapsedMinutes: 0, policy: { version: 2 } });
    const before = await desk.test.get(EventStore).readStream(clocksStream(ticketId));
    await desk.carry();
    const after = await desk.test.get(EventStore).readStream(clocksStream(ticketId));
    expect(after.map(({ type }) => type).slice(before.length)).toEqual(['sla.terms-changed']);
  });

  it('go on where they were left, and are told to each ticket once', async () => {
    const tickets = [await ticket(), await ticket(), await ticket()];
    await desk.edit({ ...resolution(120), effect: 'remaining-time' });
    await desk.carry();
    // As if the process had been lost after the first ticket, before it could say so.
    const [first = ''] = [...tickets].sort();
    const database = desk.test.get(Database);
    await database.query(`update sla.changes set finished_at = null, done = 1, carried_to = $1 where kind = 'edit-policy'`, [first]);
    await desk.carry();
    for (const ticketId of tickets) {
      const told = (await desk.test.get(EventStore).readStream(clocksStream(ticketId))).filter(({ type }) => type === 'sla.terms-changed');
      expect(told).toHaveLength(1);
    }
    expect((await desk.changes())[0]).toMatchObject({ state: 'done', done: 3, total: 3 });
  });

  it('of the order, of calendars and by removing take an effect too', async () => {
    const ticketId = await ticket();
    const made = await desk.send('admin', 'POST', '/sla-policies', {
      ...policy(null, resolution(60)),
      name: 'First',
      effect: 'remaining-time',
    });
    await desk.carry();
    expect(await desk.clock(ticketId)).toMatchObject({ goalMinutes: 600 });
    await desk.send('admin', 'PUT', '/sla-policies/order', { ids: [made.body['id'], desk.policyId], effect: 'remaining-time' });
    await desk.carry();
    expect(await desk.clock(ticketId)).toMatchObject({ goalMinutes: 60, policy: { name: 'First' } });
    await desk.send('admin', 'DELETE', `/sla-policies/${made.body['id'] as string}?effect=remaining-time`);
    await desk.carry();
    expect(await desk.clock(ticketId)).toMatchObject({ goalMinutes: 600, policy: { name: 'Standard' } });
    expect((await desk.changes()).map(({ kind }) => kind)).toEqual(['remove-policy', 'reorder-policies', 'create-policy', 'create-policy']);
    const database = desk.test.get(Database);
    await expect(database.query(`update sla.changes set effect = 'recompute'`)).rejects.toThrow('stays as it was made');
  });

  it('show beforehand which clocks they would breach, save or move', async () => {
    const tickets = [await ticket(), await ticket()];
    await desk.pass(at('10:00'));
    const content = { ...policy(null, resolution(30)), name: 'Strict' };
    const preview = (effect: string, minutes: number, after?: string) =>
      desk.send('admin', 'POST', '/sla-changes/preview', {
        change: { kind: 'edit-policy', id: desk.policyId, content: { ...content, ...resolution(minutes) } },
        effect,
        after,
      });
    expect(await preview('remaining-time', 30)).toMatchObject({
      status: 200,
      body: {
        ...{ tickets: 2, touched: 2, open: 2, next: null, saved: { count: 0 }, moved: { count: 0 } },
        breached: {
          count: 2,
          first: [{ target: 'resolution', before: { state: 'active', dueAt: at('19:00') }, after: { state: 'breached' } }, {}],
        },
      },
    });
    const behindTheFirst = [...tickets].sort()[0];
    expect((await preview('remaining-time', 30, behindTheFirst)).body).toMatchObject({ tickets: 1, open: 2, breached: { count: 1 } });
    expect((await preview('remaining-time', 90)).body).toMatchObject({
      moved: { count: 2, first: [{ after: { dueAt: at('10:30') } }, {}] },
    });
    expect((await preview('new-tickets', 30)).body).toMatchObject({ tickets: 2, touched: 0 });
    await desk.edit({ ...resolution(30), effect: 'remaining-time' });
    await desk.carry();
    expect(await desk.clock(tickets[0] ?? '')).toMatchObject({ state: 'breached' });
    expect((await preview('recompute', 600)).body).toMatchObject({
      saved: { count: 2, first: [{ ticket: { number: 1001, subject: 'Black picture' } }, {}] },
    });
    expect(
      (
        await desk.send('agent', 'POST', '/sla-changes/preview', {
          change: { kind: 'remove-policy', id: desk.policyId },
          effect: 'recompute',
        })
      ).status,
    ).toBe(403);
    const gone = await desk.send('admin', 'POST', '/sla-changes/preview', {
      change: { kind: 'remove-policy', id: newId() },
      effect: 'recompute',
    });
    expect(gone).toMatchObject({ status: 422, body: { errors: [{ pointer: '/change/id' }] } });
  });
});
