import { erasedText, happenedAt, Priority, ticketEvents, type SlaEvent, type SubjectEvent, type TicketEvent } from '@casewright/contracts';
import { unreachable, type Stored } from '@casewright/kernel';
import { defineProjection } from '@casewright/subscriptions';
import { withField } from '../../domain';
import { foldClock, foldEarlier, isClockEvent, nextClock, slaEventTypes, type ClockEvent } from '../clocks';
import { endOfTime, ticketColumns, ticketIndexes, type TicketRow } from './ticket-row';

type Forgotten = Extract<SubjectEvent, { type: 'subject.forgotten' }>;
type ListEvent = TicketEvent | SlaEvent | Forgotten;

export const ticketEventTypes = Object.keys(ticketEvents) as TicketEvent['type'][];

/** The queue: everything that is filtered, sorted or shown in a row, and what decides who sees it. */
export const ticketList = defineProjection<TicketRow, ListEvent>({
  name: 'ticket-list',
  version: 8,
  pace: 25,
  events: [...ticketEventTypes, ...slaEventTypes, 'subject.forgotten'],
  columns: ticketColumns,
  indexes: ticketIndexes,
  key(event) {
    if (event.type === 'subject.forgotten') return [...new Set([...event.data.ticketIds, ...event.data.fieldTicketIds])];
    return isClockEvent(event) ? event.data.ticketId : event.streamId;
  },
  fold(row, event, key) {
    if (event.type === 'subject.forgotten') return row && forgotten(row, event.data, key);
    return isClockEvent(event) ? withClock(row, event) : withTicketEvent(row, event as Stored<TicketEvent>);
  },
});

function forgotten(row: TicketRow, { subjectId, ticketIds }: Forgotten['data'], ticketId: string): TicketRow {
  const theirs = new Set(Object.keys(row.fieldSubjects).filter((key) => row.fieldSubjects[key] === subjectId));
  const without = <Value>(values: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !theirs.has(key)));
  const subject = ticketIds.includes(ticketId) ? erasedText : row.subject;
  return { ...row, subject, fields: without(row.fields), fieldSubjects: without(row.fieldSubjects) };
}

function withClock(row: TicketRow | undefined, event: ClockEvent): TicketRow | undefined {
  if (!row) return undefined;
  const clocks = foldClock(row.clocks, event);
  const next = nextClock(clocks);
  return {
    ...row,
    clocks,
    earlierClocks: foldEarlier(row.earlierClocks, row.clocks, event),
    slaTarget: next?.target ?? null,
    slaState: next?.state ?? null,
    slaDueAt: next?.dueAt ?? null,
    dueSort: next?.dueAt ?? endOfTime,
  };
}

function withTicketEvent(row: TicketRow | undefined, event: Stored<TicketEvent>): TicketRow | undefined {
  if (event.type === 'ticket.opened') return rowOf(event);
  return row && { ...row, ...changeOf(row, event), updatedAt: event.meta.at };
}

function rowOf(event: Stored<Extract<TicketEvent, { type: 'ticket.opened' }>>): TicketRow {
  const { data, meta } = event;
  const { number, requesterId, organisationId, channel, type, priority, severity, teamId, assigneeId, tags, imported } = data;
  return {
    ...{ number, requesterId, organisationId, channel, type, priority, severity, teamId, assigneeId, tags },
    subject: readable(data.subject),
    status: data.status.id,
    category: data.status.category,
    priorityRank: rankOf(priority),
    followerIds: [],
    fields: {},
    fieldSubjects: {},
    createdAt: happenedAt(event),
    begunAt: meta.at,
    updatedAt: meta.at,
    solvedAt: imported?.solvedAt ?? null,
    categorySince: meta.at,
    snoozedUntil: null,
    clocks: {},
    earlierClocks: {},
    slaTarget: null,
    slaState: null,
    slaDueAt: null,
    dueSort: endOfTime,
  };
}

function changeOf(row: TicketRow, event: Stored<Exclude<TicketEvent, { type: 'ticket.opened' }>>): Partial<TicketRow> {
  switch (event.type) {
    case 'ticket.commented':
    case 'ticket.merged':
    case 'ticket.absorbed':
    case 'ticket.split':
      return {};
    case 'ticket.subject-changed':
      return { subject: readable(event.data.to) };
    case 'ticket.type-changed':
      return { type: event.data.to };
    case 'ticket.status-changed':
      return statusChange(row, event);
    case 'ticket.priority-changed':
      return { priority: event.data.to, priorityRank: rankOf(event.data.to) };
    case 'ticket.severity-changed':
      return { severity: event.data.to };
    case 'ticket.requester-changed':
      return { requesterId: event.data.to, organisationId: event.data.toOrganisationId };
    case 'ticket.team-assigned':
      return { teamId: event.data.to };
    case 'ticket.agent-assigned':
      return { assigneeId: event.data.to };
    case 'ticket.tagged':
      return { tags: [...row.tags, event.data.tag] };
    case 'ticket.untagged':
      return { tags: row.tags.filter((tag) => tag !== event.data.tag) };
    case 'ticket.followed':
      return { followerIds: [...row.followerIds, event.data.userId] };
    case 'ticket.unfollowed':
      return { followerIds: row.followerIds.filter((userId) => userId !== event.data.userId) };
    case 'ticket.field-set':
      return fieldChange(row, event.data);
    case 'ticket.snoozed':
      return { snoozedUntil: event.data.until };
    case 'ticket.snooze-ended':
      return { snoozedUntil: null };
    default:
      return unreachable(event);
  }
}

function fieldChange(
  { fields, fieldSubjects }: TicketRow,
  { key, to, subjectId }: Extract<TicketEvent, { type: 'ticket.field-set' }>['data'],
): Partial<TicketRow> {
  return { fields: withField(fields, key, to), fieldSubjects: withField(fieldSubjects, key, to === null ? null : subjectId) };
}

function statusChange(row: TicketRow, { data, meta }: Stored<Extract<TicketEvent, { type: 'ticket.status-changed' }>>): Partial<TicketRow> {
  const { id, category } = data.to;
  const solvedAt = category === 'closed' ? row.solvedAt : category === 'solved' ? meta.at : null;
  return { status: id, category, solvedAt, categorySince: category === row.category ? row.categorySince : meta.at };
}

const rankOf = (priority: Priority): number => Priority.options.indexOf(priority);

/** Text whose key was destroyed is read back as null. */
const readable = (text: string | null): string => text ?? erasedText;
