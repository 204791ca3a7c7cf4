import { CommandGateway } from '@casewright/commands';
import { EventStore } from '@casewright/event-store';
import { firstMeta, newId, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Erasers, Retention } from '@casewright/retention';
import { NoteNews } from '../application/note-news/note-news.reactor';
import { ada, assignedTo, comment } from '../domain/news.samples';
import type { NewsEvent } from '../domain/news';
import { openDesk, ticketOf, userId, type Desk } from './desk';

const day = 86_400_000;
const manager = { kind: 'user', id: userId('manager') } as const;

describe('notifications', () => {
  let desk: Desk;
  let ticketId: string;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.test.close());

  beforeEach(async () => {
    await desk.test.get(Database).query('truncate notifications.entries, notifications.reads');
    ticketId = newId();
    desk.tickets.facts.set(ticketId, ticketOf(userId('agent'), userId('engineer')));
    desk.publisher.told.length = 0;
    desk.doors.shut.clear();
    desk.clock.advance(1000);
  });

  const answer = () => desk.happens(ticketId, comment('customer', ada, 'public'), { kind: 'customer', id: ada });
  const opening = () => desk.happens(ticketId, { type: 'ticket.tagged', data: { tag: 'lamp' } }).then(answer);
  /** What the reactor was given, given to it once more. */
  const again = async (...streams: string[]) => {
    for (const stream of streams) {
      for (const event of await desk.test.get(EventStore).readStream(stream)) {
        await desk.test.get(NoteNews).handle(event as Stored<NewsEvent>);
      }
    }
  };
  const clock = (type: string, more: object = {}) => ({
    type,
    data: { ticketId, target: 'first-reply', episode: 1, at: desk.clock.now().toISOString(), ...more },
  });

  it('tell whose ticket it is, and who follows it, who answered, with names of now', async () => {
    await opening();
    await answer();
    const [agents, engineers, admins] = [await desk.list('agent'), await desk.list('engineer'), await desk.list('admin')];
    expect(agents.items).toMatchObject([
      {
        ...{ kind: 'answered', ticket: { id: ticketId, number: 'T-1001', subject: 'Lamp' }, target: null, read: false },
        by: { kind: 'customer', id: ada, name: 'Ada' },
      },
    ]);
    expect([agents.unreadCount, engineers.unreadCount, admins.unreadCount]).toEqual([1, 1, 0]);
    expect([...desk.publisher.told].sort()).toEqual([`notifications:${userId('agent')}`, `notifications:${userId('engineer')}`].sort());
  });

  it('hold no text at all', async () => {
    await opening();
    await answer();
    await desk.happens(ticketId, assignedTo(userId('agent')), { kind: 'rule', id: newId(), version: 3 });
    const rows = await desk.test.get(Database).query('select * from notifications.entries');
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/Ada|Lamp|dark|picture/);
    const { items } = await desk.list('agent');
    expect(items.find(({ kind }) => kind === 'assigned')?.by).toMatchObject({ kind: 'rule', version: 3, name: 'Black picture is urgent' });
  });

  it('are not told to who may not see the ticket any more', async () => {
    await opening();
    await answer();
    desk.doors.shut.add(`engineer:${ticketId}`);
    expect(await desk.list('engineer')).toEqual({ items: [], nextCursor: null, unreadCount: 0 });
    expect((await desk.list('agent')).unreadCount).toBe(1);
  });

  it('are looked up in the log only while the queue may be behind', async () => {
    await opening();
    await answer();
    desk.tickets.asked = 0;
    expect((await desk.list('agent')).items).toHaveLength(1);
    expect(desk.tickets.asked).toBeGreaterThan(0);
    desk.clock.advance(61_000);
    desk.tickets.asked = 0;
    expect((await desk.list('agent')).items).toHaveLength(0);
    expect(desk.tickets.asked).toBe(0);
  });

  it('are each one’s own: what others name as read stays unread', async () => {
    await opening();
    await answer();
    const [own] = (await desk.list('agent')).items;
    for (const which of [{ ids: [own?.id] }, { upTo: own?.id }]) {
      expect(await desk.send('engineer', 'POST', '/notifications/read', which)).toMatchObject({ status: 200, body: { unreadCount: 1 } });
    }
    expect((await desk.list('agent')).unreadCount).toBe(1);
    expect((await desk.send('customer', 'GET', '/notifications')).status).toBe(403);
  });

  it('are read one by one, or all up to one', async () => {
    await opening();
    for (let count = 0; count < 4; count += 1) {
      desk.clock.advance(1000);
      await answer();
    }
    const { items } = await desk.list('agent');
    expect(items).toHaveLength(4);
    await desk.send('agent', 'POST', '/notifications/read', { ids: [items[1]?.id] });
    expect((await desk.list('agent')).items.map(({ read }) => read)).toEqual([false, true, false, false]);
    const answered = await desk.send('agent', 'POST', '/notifications/read', { upTo: items[1]?.id });
    expect(answered.body).toEqual({ unreadCount: 1 });
    expect((await desk.list('agent', '?unread=true')).items.map(({ id }) => id)).toEqual([items[0]?.id]);
    expect((await desk.list('agent', '?unread=false')).items).toHaveLength(3);
    await desk.send('agent', 'POST', '/notifications/read', { ticketId: newId() });
    expect((await desk.list('agent')).unreadCount).toBe(1);
    await desk.send('agent', 'POST', '/notifications/read', { ticketId });
    expect([(await desk.list('agent')).unreadCount, (await desk.list('engineer')).unreadCount]).toEqual([0, 4]);
    expect(await desk.send('agent', 'POST', '/notifications/read', {})).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('come in pages, newest first', async () => {
    await opening();
    for (let count = 0; count < 4; count += 1) {
      desk.clock.advance(1000);
      await answer();
    }
    const all = await desk.list('agent');
    const first = await desk.list('agent', '?limit=3');
    const rest = await desk.list('agent', `?limit=3&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect([rest.nextCursor, first.unreadCount]).toEqual([null, 4]);
    expect(all.items.map(({ at }) => at)).toEqual([...all.items.map(({ at }) => at)].sort().reverse());
  });

  it('are read when one works on the ticket oneself', async () => {
    await opening();
    await answer();
    desk.clock.advance(1000);
    await desk.happens(ticketId, { type: 'ticket.tagged', data: { tag: 'seen' } }, { kind: 'user', id: userId('agent') });
    expect([(await desk.list('agent')).unreadCount, (await desk.list('engineer')).unreadCount]).toEqual([0, 1]);
  });

  it('made anew are the same, and what was read stays read', async () => {
    await opening();
    await answer();
    await desk.happens(ticketId, assignedTo(userId('agent')), manager);
    const before = await desk.list('agent');
    await desk.send('agent', 'POST', '/notifications/read', { ids: [before.items[0]?.id] });
    const known = await desk.list('agent');
    await again(ticketId);
    expect(await desk.list('agent')).toEqual(known);
    await desk.test.get(Database).query('truncate notifications.entries');
    await again(ticketId);
    expect(await desk.list('agent')).toEqual(known);
    expect(known.unreadCount).toBe(1);
  });

  it('tell of clocks, and take back a breach that was none', async () => {
    const stream = newId();
    const dueAt = desk.clock.now().toISOString();
    await desk.happens(stream, clock('sla.warned', { dueAt, level: 1 }));
    desk.clock.advance(1000);
    await desk.happens(stream, clock('sla.breached', { dueAt }));
    expect((await desk.list('agent')).items).toMatchObject([
      { kind: 'clock-breached', target: 'first-reply', by: null },
      { kind: 'clock-warned', target: 'first-reply', by: null },
    ]);
    await desk.happens(stream, clock('sla.breach-withdrawn', { causeEventId: newId(), causeType: 'ticket.commented' }));
    expect((await desk.list('agent')).items.map(({ kind }) => kind)).toEqual(['clock-warned']);
    expect((await desk.list('engineer')).items).toEqual([]);
  });

  it('tell the owner of a rule that its breaker stopped it, once, as long as they may see rules', async () => {
    const ruleId = newId();
    const meta = firstMeta(`trip ${ruleId}`, { kind: 'system', id: 'breaker' }, desk.clock.now());
    const data = { ruleId, version: 2, reason: 'It failed 5 times within 10 minutes.', userIds: [userId('agent'), userId('engineer')] };
    for (let count = 0; count < 2; count += 1) await desk.test.get(CommandGateway).send({ type: 'notification.rule-tripped', data }, meta);
    const { items, unreadCount } = await desk.list('agent');
    expect(items).toMatchObject([
      {
        ...{ kind: 'rule-tripped', ticket: null, text: 'It failed 5 times within 10 minutes.', read: false },
        by: { kind: 'rule', id: ruleId, version: 2, name: 'Black picture is urgent' },
      },
    ]);
    expect(unreadCount).toBe(1);
    expect((await desk.list('engineer')).items).toEqual([]);
    expect(desk.publisher.told).toContain(`notifications:${userId('agent')}`);
    expect((await desk.send('agent', 'POST', '/notifications/read', { ids: [items[0]?.id] })).body).toEqual({ unreadCount: 0 });
  });

  it('go after thirty days, and old history makes none', async () => {
    await opening();
    await answer();
    const [old] = (await desk.list('agent')).items;
    await desk.send('agent', 'POST', '/notifications/read', { ids: [old?.id] });
    desk.clock.advance(31 * day);
    desk.tickets.asked = 0;
    await again(ticketId);
    expect(desk.tickets.asked).toBe(0);
    expect(await desk.test.get(Retention).run()).toMatchObject({ notifications: 2, 'marks of what was read': 1 });
    await again(ticketId);
    expect((await desk.list('agent')).items).toEqual([]);
  });

  it('say what a rule has to say, once under one command, until the person is erased whom it may be about', async () => {
    const rule = { kind: 'rule', id: newId(), version: 2 } as const;
    const data = { ticketId, to: { kind: 'agent', id: userId('agent') }, text: 'Grace has asked three times' };
    const meta = firstMeta('rule:e1:r1@2:a1', rule, desk.clock.now());
    const tell = () => desk.test.get(CommandGateway).send({ type: 'notification.tell', data }, meta);
    await tell();
    await tell();
    expect((await desk.list('agent')).items).toMatchObject([{ kind: 'told', text: data.text, by: { kind: 'rule', id: rule.id } }]);
    expect((await desk.list('engineer')).items).toEqual([]);
    const erasure = { subjectId: ada, addresses: [], ticketIds: [ticketId] };
    await desk.test.get(Erasers).erase(erasure);
    expect((await desk.list('agent')).items).toMatchObject([{ kind: 'told', text: null }]);
    const nobody = { ...data, to: { kind: 'team', id: newId() } };
    const refused = desk.test.get(CommandGateway).send({ type: 'notification.tell', data: nobody }, { ...meta, commandId: newId() });
    await expect(refused).rejects.toThrow('Nobody in the team can be told');
  });
});
