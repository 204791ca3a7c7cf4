import type { SlaEvent, TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import { episodesOf } from './anchors';

const start = Date.parse('2026-01-05T09:00:00Z');
const minutes = (count: number) => new Date(start + count * 60_000).toISOString();

function stored<E extends TicketEvent | SlaEvent>(at: number, version: number, type: E['type'], data: object): Stored<E> {
  const meta = { commandId: `c${version}`, actor: { kind: 'user' as const, id: 'u' }, correlationId: `k${version}`, causationId: null };
  return {
    eventId: `e${version}`,
    streamId: 's',
    version,
    type,
    data,
    meta: { ...meta, depth: 1, at: minutes(at) },
  } as unknown as Stored<E>;
}

const ticket = (at: number, version: number, type: TicketEvent['type'], data: object = {}) => stored<TicketEvent>(at, version, type, data);
const clock = (at: number, version: number, type: SlaEvent['type'], data: object = {}) =>
  stored<SlaEvent>(at, version, type, { target: 'resolution', ...data });
const status = (at: number, version: number, from: string, to: string, category = to) =>
  ticket(at, version, 'ticket.status-changed', { from: { id: from }, to: { id: to, category } });
const said = (at: number, version: number, authorKind: string, more: object = {}) =>
  ticket(at, version, 'ticket.commented', { authorKind, visibility: 'public', automatic: false, ...more });

const openedAs = (category: string) => ticket(0, 1, 'ticket.opened', { status: { id: category, category } });
const opened = openedAs('new');
const elsewhere = (event: Stored<TicketEvent>): Stored<TicketEvent> => ({
  ...event,
  meta: { ...event.meta, commandId: 'import:olddesk:7' },
});

describe('the stretches that rules can wait in', () => {
  it('begin with the opening, and each status begins one', () => {
    const episodes = episodesOf([opened, status(5, 2, 'new', 'open'), status(9, 3, 'open', 'pending')], []);
    expect(episodes['ticket.openedAt']).toMatchObject({ id: 'ticket.openedAt:1', anchorAt: start });
    expect(episodes['status.enteredAt']).toEqual({
      id: 'status.enteredAt:3',
      beganAt: start + 9 * 60_000,
      anchorAt: start + 9 * 60_000,
      chain: { correlationId: 'k3', causationId: 'e3', depth: 1 },
    });
  });

  it('go on while the status stays what it is, and all end when the ticket is closed', () => {
    expect(episodesOf([opened, status(5, 2, 'new', 'new')], [])['status.enteredAt']?.id).toBe('status.enteredAt:1');
    expect(episodesOf([opened, status(5, 2, 'solved', 'closed')], [clock(0, 1, 'sla.clock-started', { dueAt: minutes(60) })])).toEqual({});
  });

  it('are none of a ticket that was closed when it was taken over', () =>
    expect(episodesOf([elsewhere(openedAs('closed'))], [])).toEqual({}));

  it('begin in no other system: a ticket that was taken over waits with its clocks alone until something happens to it', () => {
    const past = [elsewhere(openedAs('pending')), elsewhere(said(0, 2, 'agent'))];
    const clocks = [clock(0, 1, 'sla.clock-started', { dueAt: minutes(60) })];
    expect(Object.keys(episodesOf(past, clocks))).toEqual(['sla.resolution.dueAt']);
    expect(Object.keys(episodesOf([...past, said(9, 3, 'customer')], clocks)).sort()).toEqual([
      ...['lastCustomerMessageAt', 'lastReplyAt', 'sla.resolution.dueAt', 'status.enteredAt', 'ticket.openedAt'],
    ]);
  });

  it('tell replies of agents from messages of customers, notes and automatic mails', () => {
    const episodes = episodesOf(
      [
        opened,
        said(1, 2, 'customer'),
        said(2, 3, 'agent'),
        said(3, 4, 'agent', { visibility: 'internal' }),
        said(4, 5, 'agent', { automatic: true }),
      ],
      [],
    );
    expect(episodes.lastReplyAt?.id).toBe('lastReplyAt:3');
    expect(episodes.lastCustomerMessageAt?.id).toBe('lastCustomerMessageAt:2');
  });

  it('follow a clock through pauses and other goals, until it is met', () => {
    const started = clock(0, 1, 'sla.clock-started', { dueAt: minutes(60) });
    const due = (...events: Stored<SlaEvent>[]) => episodesOf([opened], [started, ...events])['sla.resolution.dueAt'];
    expect(due()).toMatchObject({ id: 'sla.resolution.dueAt:1', anchorAt: start + 3_600_000 });
    const paused = clock(5, 2, 'sla.clock-paused');
    expect(due(paused)).toMatchObject({ id: 'sla.resolution.dueAt:1', anchorAt: null });
    expect(due(paused, clock(9, 3, 'sla.clock-resumed', { dueAt: minutes(64) }))).toMatchObject({
      id: 'sla.resolution.dueAt:1',
      anchorAt: start + 64 * 60_000,
    });
    expect(due(clock(5, 2, 'sla.clock-retargeted', { dueAt: minutes(30) }))).toMatchObject({ anchorAt: start + 30 * 60_000 });
    expect(due(clock(61, 2, 'sla.breached', { dueAt: minutes(60) }))).toMatchObject({ anchorAt: start + 3_600_000 });
    const met = clock(9, 2, 'sla.met');
    expect(due(met)).toBeUndefined();
    expect(due(met, clock(20, 3, 'sla.reopened', { dueAt: minutes(90) }))).toMatchObject({ id: 'sla.resolution.dueAt:3' });
    expect(due(clock(2, 2, 'sla.clock-paused', { target: 'first-reply' }))).toMatchObject({ anchorAt: start + 3_600_000 });
  });
});
