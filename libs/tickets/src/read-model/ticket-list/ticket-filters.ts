import type { ClockFilter, ListTickets } from '@casewright/contracts';
import { statusById } from '../../domain';
import type { Bindings } from '../bindings';

export interface Asker {
  readonly userId: string;
  readonly teamIds: readonly string[];
}

/** The conditions of a list query, but for the search and the page. */
export function filterCriteria(query: ListTickets, asker: Asker, bindings: Bindings): string[] {
  const among = (column: string, values: readonly string[] | undefined, type = 'text') =>
    values ? [`t.${column} = any(${bindings.bind(values)}::${type}[])`] : [];
  const compared = (column: string, operator: '>=' | '<', value: string | undefined) =>
    value === undefined ? [] : [`t.${column} ${operator} ${bindings.bind(value)}::timestamptz`];
  return [
    ...among('status', query.status),
    ...among('category', query.status && categoriesOf(query.status)),
    ...among('category', query.category),
    ...among('priority', query.priority),
    ...among('type', query.type),
    ...among('channel', query.channel),
    ...among('sla_state', query.sla),
    ...among('requester_id', query.requesterId, 'uuid'),
    ...(query.organisationId ? [idsOrNone('organisation_id', query.organisationId, {}, bindings)] : []),
    ...(query.teamId ? [idsOrNone('team_id', query.teamId, { mine: asker.teamIds }, bindings)] : []),
    ...(query.assigneeId ? [idsOrNone('assignee_id', query.assigneeId, { me: [asker.userId] }, bindings)] : []),
    ...(query.clock ? [hasClock(query.clock, bindings)] : []),
    ...(query.tag ? [`t.tags @> ${bindings.bind(query.tag)}::text[]`] : []),
    ...(query.field ?? []).map((asked) => hasField(asked, bindings)),
    ...(query.snoozed ? [`t.snoozed_until is ${query.snoozed === 'true' ? 'not null' : 'null'}`] : []),
    ...compared('created_at', '>=', query.createdFrom),
    ...compared('created_at', '<', query.createdBefore),
    ...compared('solved_at', '>=', query.solvedFrom),
    ...compared('solved_at', '<', query.solvedBefore),
  ];
}

/** How a clock of `clocks` stands, as figures and filters name it. */
export const clockStanding = (clock: string): string =>
  `case when (${clock}->>'breached')::boolean then case when (${clock}->>'excused')::boolean then 'excused' else 'breached' end
    when ${clock}->>'running' = 'ended' then 'met' else 'running' end`;

function hasClock(asked: readonly ClockFilter[], bindings: Bindings): string {
  const names = `${bindings.bind(asked)}::text[]`;
  return `(jsonb_exists_any(t.earlier_clocks, ${names}) or exists (select from jsonb_each(t.clocks) as clock (target, value)
    where clock.target || ':' || ${clockStanding('clock.value')} = any(${names})))`;
}

/** The value as any kind of field would hold it. */
function hasField(asked: string, bindings: Bindings): string {
  const place = asked.indexOf(':');
  const [key, value] = [asked.slice(0, place), asked.slice(place + 1)];
  const plain = /^(true|false|-?\d+(\.\d+)?)$/.test(value) ? [JSON.parse(value) as unknown] : [];
  const shapes = [value, [value], ...plain].map((shape) => JSON.stringify({ [key]: shape }));
  return `t.fields @> any(${bindings.bind(shapes)}::jsonb[])`;
}

/** The indexes go by category, and the planner cannot know that a status implies one. */
const categoriesOf = (statuses: readonly string[]): string[] => [...new Set(statuses.map((status) => statusById(status).category))];

/** `none` asks for rows without one; other words stand for ids. */
function idsOrNone(
  column: string,
  asked: readonly string[],
  words: Readonly<Record<string, readonly string[]>>,
  bindings: Bindings,
): string {
  const ids = asked.filter((value) => value !== 'none').flatMap((value) => words[value] ?? [value]);
  const conditions = [`t.${column} = any(${bindings.bind(ids)}::uuid[])`];
  if (asked.includes('none')) conditions.push(`t.${column} is null`);
  return `(${conditions.join(' or ')})`;
}
