import { slaEvents, ticketEvents, type SlaEvent, type SlaTarget, type TicketEvent } from '@casewright/contracts';
import { firstMeta, idFrom, newId } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import type { Random } from '../../demo/random';

export interface RecordedUnder {
  readonly policyId: string;
  readonly policyVersion: number;
}

/** So many tickets over so many days, each solved or left open. */
export interface Recording {
  readonly count: number;
  readonly days: number;
  readonly ends: 'solved' | 'open';
}

const minute = 60_000;
const day = 1_440 * minute;
const answer = 'We have looked at the projector and found the lamp at its end. '.repeat(8);
const goals: readonly (readonly [SlaTarget, number])[] = [
  ['first-reply', 240],
  ['resolution', 2_880],
];
const priorities = ['low', 'normal', 'high', 'urgent'] as const;
const versions = { ...ticketEvents, ...slaEvents };
const inserted = 500;

type Row = readonly [stream: string, version: number, type: string, data: string, meta: string];

/**
 * Tickets of the last days, opened one after the other, each with the ten events of its life and the four of its clocks, as the log would
 * hold them but unsealed: a rehearsal opens no text. Written by the thousand, because appending them would take an hour.
 */
export async function recordTickets(
  database: Database,
  { count, days, ends }: Recording,
  random: Random,
  under: RecordedUnder,
): Promise<number> {
  const [until, first] = [Date.now(), Date.now() - days * day];
  let events = 0;
  for (let place = 0; place < count; place += inserted) {
    const tickets = Array.from({ length: Math.min(inserted, count - place) }, (_, more) => {
      const opened = first + ((place + more) / count) * (until - first);
      return lifeOf(Math.floor(opened), random, under, ends);
    });
    events += await write(database, tickets.flat());
    if (ends === 'open') await list(database, tickets);
  }
  return events;
}

function lifeOf(opened: number, random: Random, under: RecordedUnder, ends: Recording['ends']): Row[] {
  const [ticketId, person, agent] = [newId(), newId(), newId()];
  const replied = opened + random.between(5, 400) * minute;
  const solved = replied + random.between(60, 4_000) * minute;
  const priority = random.pick(priorities);
  const status = (from: 'new' | 'open' | 'pending', to: 'open' | 'pending' | 'solved'): TicketEvent => ({
    type: 'ticket.status-changed',
    data: { from: { id: from, category: from }, to: { id: to, category: to } },
  });
  const story: readonly (readonly [number, TicketEvent])[] = [
    [opened, openedEvent(person, priority)],
    [opened, comment(person, 'customer')],
    [opened + 2 * minute, { type: 'ticket.team-assigned', data: { from: null, to: person } }],
    [opened + 3 * minute, { type: 'ticket.agent-assigned', data: { from: null, to: agent } }],
    [replied, comment(agent, 'agent')],
    [replied, status('new', 'pending')],
    [replied + 30 * minute, comment(person, 'customer')],
    [replied + 30 * minute, status('pending', 'open')],
    [solved, comment(agent, 'agent')],
    [solved, status('open', 'solved')],
  ];
  const clocks = goals.flatMap(([target, goal]) =>
    clockOf(ticketId, target, goal, opened, target === 'first-reply' ? replied : solved, under),
  );
  // The last two events of the ticket and the last one of its clocks are the solution.
  const [lived, counted] = ends === 'open' ? [story.slice(0, -2), clocks.slice(0, -1)] : [story, clocks];
  return [
    ...lived.map(([at, event], place) => rowOf(ticketId, place + 1, at, event)),
    ...counted.map(([at, event], place) => rowOf(idFrom(`sla:${ticketId}`), place + 1, at, event)),
  ];
}

const iso = (at: number): string => new Date(at).toISOString();

function rowOf(stream: string, version: number, at: number, { type, data }: TicketEvent | SlaEvent): Row {
  const meta = firstMeta(newId(), { kind: 'user', id: stream }, new Date(at));
  return [stream, version, type, JSON.stringify(data), JSON.stringify(meta)];
}

function clockOf(ticketId: string, target: SlaTarget, goalMinutes: number, from: number, to: number, under: RecordedUnder) {
  const dueAt = iso(from + goalMinutes * minute);
  const clock = { ticketId, target, episode: 1, causeEventId: 'recorded', causeType: 'ticket.opened' };
  const terms = { ...under, calendarId: null, calendarVersion: null, goalMinutes, warnings: [], breachLevels: [], pausesIn: [] };
  const started: SlaEvent = {
    type: 'sla.clock-started',
    data: { ...clock, ...terms, at: iso(from), dueAt, warnAts: [], levelAts: [], ticket: null },
  };
  const met: SlaEvent = { type: 'sla.met', data: { ...clock, at: iso(to), elapsedMs: to - from, dueAt, late: iso(to) > dueAt } };
  return [
    [from, started],
    [to, met],
  ] as const;
}

const openedEvent = (person: string, priority: (typeof priorities)[number]): TicketEvent => ({
  type: 'ticket.opened',
  data: {
    ...{ number: 1, subject: 'Black picture', subjectId: person, requesterId: person, organisationId: null, channel: 'mail' },
    ...{ type: 'incident', priority, severity: null, status: { id: 'new', category: 'new' }, teamId: null, assigneeId: null },
    ...{ tags: [], followsUp: null },
  },
});

const comment = (authorId: string, authorKind: 'agent' | 'customer'): TicketEvent => ({
  type: 'ticket.commented',
  data: {
    ...{ commentId: newId(), subjectId: authorId, authorId, authorKind, visibility: 'public', channel: 'mail', text: answer },
    ...{ html: null, attachments: [], messageId: null, automatic: false },
  },
});

async function write(database: Database, rows: readonly Row[]): Promise<number> {
  const column = <Place extends number>(place: Place) => rows.map((row) => row[place]);
  await database.query(
    `insert into es.events (stream_id, version, epoch, event_id, type, schema_version, data, meta)
     select stream, version, (select epoch from es.meta), gen_random_uuid(), type, schema, data::jsonb, meta::jsonb
     from unnest($1::uuid[], $2::integer[], $3::text[], $4::smallint[], $5::text[], $6::text[]) as rows (stream, version, type, schema, data, meta)`,
    [column(0), column(1), column(2), rows.map((row) => versions[row[2] as keyof typeof versions].version), column(3), column(4)],
  );
  return rows.length;
}

/** Lists them as the projection would. */
async function list(database: Database, tickets: readonly (readonly Row[])[]): Promise<void> {
  const ids = tickets.flatMap(([opened]) => opened?.[0] ?? []);
  await database.query('insert into rm.sla_open_tickets (id, version, since) select id, 1, now() from unnest($1::uuid[]) id', [ids]);
}
