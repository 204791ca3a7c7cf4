import { TicketLinks, type SlaRehearsalView, type TicketEvent, type TicketRef } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { firstMeta, idFrom, newId, type FixedClock, type Principal } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { RealtimePublisher, RoomPolicies, type RoomPolicy } from '@casewright/realtime';
import { openContextDesk, type ContextDesk } from '@casewright/testing';
import { Module } from '@nestjs/common';
import { RehearsalWorker } from '../application/rehearse/rehearsal-worker';
import { commented, opened, priorityChanged, statusChanged } from '../domain/testing/ticket-story';
import { SlaRehearsalModule } from '../rehearsal.module';
import { SlaModule } from '../sla.module';
import { office, policy, surroundings } from './desk';

class Links extends TicketLinks {
  links = (_: Principal, ids: readonly string[]) =>
    Promise.resolve(new Map(ids.map((id): [string, TicketRef] => [id, { id, number: 'T-1', subject: 'Black picture' }])));
  idOf = () => Promise.resolve(null);
}

/** Remembers which rooms were told. */
class Publisher extends RealtimePublisher {
  readonly told: string[] = [];
  ticketsChanged = () => undefined;
  roomsChanged = (rooms: readonly string[]) => void this.told.push(...rooms);
}

class Rooms extends RoomPolicies {
  register = () => undefined;
  find = (): RoomPolicy | undefined => undefined;
  all = () => [];
}

@Module({ imports: [SlaModule, SlaRehearsalModule] })
class Sla {}

const hour = 3_600_000;
const monday = Date.parse('2026-01-05T09:00:00Z');
const priorities = ['normal', 'high', 'urgent'] as const;

describe('rehearsals of changes', () => {
  let desk: ContextDesk;
  let calendarId: string;
  let policyId: string;
  const publisher = new Publisher();

  beforeAll(async () => {
    const providers = [
      ...surroundings,
      { provide: TicketLinks, useClass: Links },
      { provide: RealtimePublisher, useValue: publisher },
      { provide: RoomPolicies, useClass: Rooms },
    ];
    desk = await openContextDesk({ context: Sla, providers });
    await pass(monday - hour);
    calendarId = (await desk.send('admin', 'POST', '/calendars', office)).body['id'] as string;
    policyId = (await desk.send('admin', 'POST', '/sla-policies', policy(calendarId))).body['id'] as string;
    for (let place = 0; place < 24; place += 1) await live(place);
    await pass(monday + 9 * 24 * hour);
  });
  afterAll(() => desk.test.close());

  async function pass(time: number): Promise<void> {
    (desk.test.clock as FixedClock).set(new Date(time));
    await desk.test.catchUp();
    await desk.test.get(ProcessHost).runDue();
    await desk.test.catchUp();
  }

  /** Opened after one another; each third waits for its requester, each fourth is made urgent, and each seventh is never answered. */
  async function live(place: number): Promise<void> {
    const ticketId = idFrom(`rehearsed ${place}`);
    const happens = async (hours: number, ...events: readonly TicketEvent[]) => {
      await pass(monday + (place * 6 + hours) * hour);
      await desk.append(ticketId, ...events);
      await desk.test.catchUp();
    };
    await happens(0, opened(priorities[place % 3]));
    if (place % 7 === 6) return;
    if (place % 4 === 1) await happens(0.4, priorityChanged('urgent'));
    await happens((place % 5) * 0.6 + 0.5, commented());
    if (place % 3 === 0) await happens(3.2, statusChanged('pending'));
    if (place % 3 === 0) await happens(4.2, statusChanged('open'));
    await happens(5 + (place % 5) * 0.1, statusChanged('solved'));
  }

  const rehearse = async (change: object, days = 30): Promise<SlaRehearsalView> => {
    const started = await desk.send('admin', 'POST', '/sla-rehearsals', { change, days });
    expect([started.status, started.body]).toMatchObject([202, { status: 'queued', result: null }]);
    await desk.test.get(RehearsalWorker).runQueued();
    return (await desk.send('agent', 'GET', `/sla-rehearsals/${started.body['id'] as string}`)).body as unknown as SlaRehearsalView;
  };
  const resultOf = async (change: object, days?: number) => {
    const { result, ...row } = await rehearse(change, days);
    expect(row).toMatchObject({ status: 'done', progress: { share: 1 } });
    if (!result) throw new Error('Nothing was found');
    return result;
  };
  const unchanged = () => ({ kind: 'reorder-policies', ids: [policyId] });
  const edited = (goals: object) => {
    const targets = policy(calendarId).targets.map((target) => ({ ...target, goals: { ...target.goals, ...goals } }));
    return { kind: 'edit-policy', id: policyId, content: { ...policy(calendarId), targets } };
  };

  it('find what was recorded where nothing changes', async () => {
    const { added, removed, total, tickets, underEarlier, ...groups } = await resultOf(unchanged());
    expect([tickets, underEarlier, added.count, removed.count]).toEqual([24, 0, 0, 0]);
    expect(total.recorded.met).toBeGreaterThan(10);
    expect(total.recorded.breached).toBeGreaterThan(5);
    for (const { recorded, draft } of [total, ...Object.values(groups).flat()]) expect(draft).toEqual(recorded);
    const figures = await desk.send('agent', 'GET', `/tickets/${idFrom('rehearsed 6')}/clocks`);
    expect(figures.body.items?.map(({ state }) => state)).toContain('breached');
  });

  it('show what a stricter goal would have breached, the same each time', async () => {
    const change = edited({ normal: 20, high: 20, urgent: 10 });
    const result = await resultOf(change);
    expect(result.added.count).toBeGreaterThan(5);
    expect(result.added.samples[0]).toMatchObject({ ticket: { number: 'T-1' }, draft: { standing: 'breached' } });
    expect(result.removed.count).toBe(0);
    expect(result.total.draft.breached - result.total.recorded.breached).toBe(result.added.count);
    expect(result.total.draft.attainment ?? 1).toBeLessThan(result.total.recorded.attainment ?? 0);
    expect(await resultOf(change)).toEqual(result);
  });

  it('show what other hours, no policy and another one would have saved', async () => {
    const closed = { ...office, holidays: [{ date: '2026-01-05', until: '2026-01-30', name: 'Works holiday' }] };
    const holiday = await resultOf({ kind: 'edit-calendar', id: calendarId, content: closed });
    expect([holiday.total.draft.breached, holiday.removed.count]).toEqual([0, holiday.total.recorded.breached]);
    const none = await resultOf({ kind: 'remove-policy', id: policyId });
    expect(none.total.draft).toEqual({ met: 0, breached: 0, excused: 0, running: 0, attainment: null });
    const content = {
      ...policy(null),
      targets: [{ target: 'ownership', calendarId: null, goals: { low: 1, normal: 1, high: 1, urgent: 1 } }],
    };
    // Tried after the one that takes every ticket, it takes none.
    expect((await resultOf({ kind: 'create-policy', content })).added.count).toBe(0);
  });

  it('take the tickets of the stretch only, and know what was counted by an earlier version', async () => {
    expect((await resultOf(unchanged(), 5)).tickets).toBeLessThan(24);
    await desk.send('admin', 'PATCH', `/sla-policies/${policyId}`, { description: 'Of last year' });
    expect((await resultOf(unchanged())).underEarlier).toBe(24);
  });

  it('count a breach that a person excused as excused on both sides', async () => {
    const before = await resultOf(unchanged());
    const ticketId = idFrom('rehearsed 6');
    const meta = firstMeta(newId(), { kind: 'user', id: idFrom('manager') }, desk.test.clock.now());
    const at = new Date(desk.test.clock.now().getTime() - hour).toISOString();
    const events = [
      {
        type: 'sla.excused',
        data: { ticketId, target: 'first-reply', episode: 1, at, subjectId: null, reason: 'Asked for by the requester' },
      },
    ];
    expect(desk.test.get(EventTypes).find('sla.excused')).toBeDefined();
    const streamId = idFrom(`sla:${ticketId}`);
    await desk.test.get(EventStore).append({ streamId, category: 'sla', expected: 'any', events, meta, requestHash: 'excused' });
    const after = await resultOf(unchanged());
    for (const side of ['recorded', 'draft'] as const) {
      expect(after.total[side]).toMatchObject({ excused: 1, breached: before.total[side].breached - 1 });
    }
  });

  it('are told to those who watch, can be cancelled, and are listed', async () => {
    await pass(desk.test.clock.now().getTime() + hour);
    const { body } = await desk.send('admin', 'POST', '/sla-rehearsals', { change: unchanged() });
    const id = body['id'] as string;
    const cancelled = await desk.send('admin', 'POST', `/sla-rehearsals/${id}/cancel`);
    expect([cancelled.status, cancelled.body['status']]).toEqual([200, 'cancelled']);
    await desk.test.get(RehearsalWorker).runQueued();
    expect((await desk.send('agent', 'GET', `/sla-rehearsals/${id}`)).body).toMatchObject({ status: 'cancelled', result: null });
    expect(publisher.told).toContain(`sla-rehearsal:${id}`);
    const listed = await desk.send('agent', 'GET', '/sla-rehearsals?limit=2');
    expect(listed.body).toMatchObject({ items: [{ id, kind: 'reorder-policies', subject: null }, { status: 'done' }] });
    expect((await desk.send('agent', 'GET', `/sla-rehearsals?limit=2&cursor=${listed.body.nextCursor}`)).body.items).toHaveLength(2);
  });

  it.each<[string, () => object, number, string]>([
    ['a policy that is gone', () => ({ kind: 'remove-policy', id: newId() }), 422, '/change/id'],
    [
      'a calendar that is unknown',
      () => ({ kind: 'create-policy', content: policy(newId()) }),
      422,
      '/change/content/targets/0/calendarId',
    ],
    ['an order that leaves one out', () => ({ kind: 'reorder-policies', ids: [] }), 409, '/change/ids'],
    ['a change of no kind', () => ({ kind: 'wish' }), 400, '/change/kind'],
  ])('refuse %s with the place of it', async (_, change, status, pointer) => {
    const answer = await desk.send('admin', 'POST', '/sla-rehearsals', { change: change() });
    expect([answer.status, answer.body['errors']]).toMatchObject([status, [{ pointer }]]);
  });

  it('refuse a stretch beyond ninety days, and those who may only look', async () => {
    expect((await desk.send('admin', 'POST', '/sla-rehearsals', { change: unchanged(), days: 91 })).status).toBe(400);
    expect((await desk.send('agent', 'POST', '/sla-rehearsals', { change: unchanged() })).status).toBe(403);
    expect((await desk.send('customer', 'GET', '/sla-rehearsals')).status).toBe(403);
  });
});
