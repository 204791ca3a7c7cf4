import { slaEvents, TicketFigures, UpcomingBreaches, type SlaEvent, type SlaTarget } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { Authenticator } from '@casewright/http';
import { firstMeta, idFrom, newId } from '@casewright/kernel';
import { createTicketWorld, type TicketWorld } from './ticket-world';

const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 0, 5, hour, minute)).toISOString();
const cause = { causeEventId: 'cause', causeType: 'ticket.opened' };
const terms = {
  ...{ policyId: idFrom('policy'), policyVersion: 1, calendarId: null, calendarVersion: null, goalMinutes: 60 },
  ...{ warnings: [], breachLevels: [], pausesIn: [] },
};

describe('clocks in figures', () => {
  let world: TicketWorld;
  const tickets: string[] = [];

  beforeAll(async () => {
    world = await createTicketWorld();
    world.test.get(EventTypes).register(slaEvents);
    const projectors = world.company.team('projectors');
    for (const team of [projectors, projectors, world.company.team('field')]) tickets.push((await world.open({ teamId: team })).id);
  });
  afterAll(() => world.test.close());

  const record = async (place: number, ...events: readonly SlaEvent[]) => {
    const meta = firstMeta(newId(), { kind: 'process', id: 'sla-clock' }, world.test.clock.now());
    const streamId = idFrom(`sla:${tickets[place]}`);
    await world.test.get(EventStore).append({ streamId, category: 'sla', expected: 'any', events, meta, requestHash: streamId });
    await world.test.catchUp();
  };
  const base = (place: number, target: SlaTarget, when: string, episode = 1) => ({
    ticketId: tickets[place] ?? '',
    target,
    episode,
    at: when,
  });
  const started = (place: number, target: SlaTarget, dueAt: string, episode = 1): SlaEvent => ({
    type: 'sla.clock-started',
    data: { ...base(place, target, at(9), episode), ...cause, ...terms, dueAt, warnAts: [], levelAts: [], ticket: null },
  });
  const met = (place: number, target: SlaTarget, episode = 1): SlaEvent => ({
    type: 'sla.met',
    data: { ...base(place, target, at(10), episode), ...cause, elapsedMs: 0, dueAt: at(11), late: false },
  });
  const breached = (place: number, target: SlaTarget, episode = 1): SlaEvent => ({
    type: 'sla.breached',
    data: { ...base(place, target, at(9, 30), episode), dueAt: at(9, 30) },
  });
  const excused = (place: number, target: SlaTarget): SlaEvent => ({
    type: 'sla.excused',
    data: { ...base(place, target, at(12)), subjectId: null, reason: 'The requester had asked for it' },
  });
  const principal = async (as: string) => {
    const found = await world.test.get(Authenticator).authenticate(as);
    if (!found) throw new Error(`${as} is unknown`);
    return found;
  };
  const count = async (as = 'admin') => {
    const groups = await world.test.get(TicketFigures).count(await principal(as), {}, ['clock', 'organisation']);
    return Object.fromEntries(groups.map(({ values: [clock], count: counted }) => [clock, counted]));
  };
  const listed = async (clock: string, as = 'admin') => {
    const { body } = await world.send(as, 'GET', `/tickets?clock=${clock}`);
    return (body['items'] as { id: string }[]).map(({ id }) => tickets.indexOf(id)).sort();
  };

  it('count each time of a target that comes again, and lead to the tickets with any', async () => {
    await record(
      0,
      started(0, 'next-reply', at(11)),
      met(0, 'next-reply'),
      started(0, 'next-reply', at(12), 2),
      breached(0, 'next-reply', 2),
    );
    await record(0, started(0, 'next-reply', at(13), 3), met(0, 'next-reply', 3));
    await record(1, started(1, 'next-reply', at(11)), met(1, 'next-reply'));
    expect(await count()).toEqual({ 'next-reply met': 3, 'next-reply breached': 1 });
    expect(await listed('next-reply:met')).toEqual([0, 1]);
    expect(await listed('next-reply:breached')).toEqual([0]);
    await record(0, {
      type: 'sla.excused',
      data: { ...base(0, 'next-reply', at(12), 2), subjectId: null, reason: 'The requester was away' },
    });
    expect(await count()).toEqual({ 'next-reply met': 3, 'next-reply excused': 1 });
    expect(await listed('next-reply:breached')).toEqual([]);
  });

  it('leave an excused breach out of the breached, and take it back in', async () => {
    await record(2, started(2, 'first-reply', at(9, 30)), breached(2, 'first-reply'), excused(2, 'first-reply'));
    expect(await count()).toMatchObject({ 'first-reply excused': 1 });
    expect(await listed('first-reply:excused')).toEqual([2]);
    expect(await listed('first-reply:breached')).toEqual([]);
    await record(2, { type: 'sla.excuse-withdrawn', data: { ...base(2, 'first-reply', at(13)), subjectId: null, reason: 'By mistake' } });
    expect(await count()).toMatchObject({ 'first-reply breached': 1 });
    expect(await count('agent')).not.toHaveProperty('first-reply breached');
  });

  it('are found before they are breached, the soonest first, by those who see their tickets', async () => {
    await record(1, started(1, 'resolution', at(15, 30)), started(1, 'periodic-update', at(14, 10)));
    await record(2, started(2, 'resolution', at(14, 5)));
    const starts = [at(14), at(15), at(16)];
    const upcoming = async (as: string, more: object = {}) => {
      const asked = { filter: {}, starts, limit: 10, ...more };
      const { items, counts } = await world.test.get(UpcomingBreaches).upcoming(await principal(as), asked);
      return { items: items.map(({ ticket, target, dueAt }) => [tickets.indexOf(ticket.id), target, dueAt]), counts };
    };
    const own = [
      [1, 'periodic-update', at(14, 10)],
      [1, 'resolution', at(15, 30)],
    ];
    expect(await upcoming('admin')).toEqual({ items: [[2, 'resolution', at(14, 5)], ...own], counts: [2, 1] });
    expect(await upcoming('agent')).toEqual({ items: own, counts: [1, 1] });
    expect(await upcoming('admin', { targets: ['periodic-update'] })).toEqual({ items: own.slice(0, 1), counts: [1, 0] });
    expect(await upcoming('admin', { filter: { teamId: world.company.team('field') }, limit: 1 })).toMatchObject({ counts: [1, 0] });
    expect((await upcoming('admin', { limit: 1 })).items).toHaveLength(1);
  });
});
