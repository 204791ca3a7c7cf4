import { isCustomField, type CustomField, type TicketField, type TicketPredicate } from '@casewright/contracts';
import type { Bindings } from '../bindings';

/** Where the fields stand in a row `t` of the queue, as the values that predicates name them by. */
const columns: Readonly<Record<Exclude<TicketField, CustomField>, string>> = {
  number: 't.number',
  status: 't.status',
  statusCategory: 't.category',
  priority: 't.priority',
  severity: 't.severity',
  type: 't.type',
  channel: 't.channel',
  teamId: 't.team_id::text',
  assigneeId: 't.assignee_id::text',
  requesterId: 't.requester_id::text',
  organisationId: 't.organisation_id::text',
  tags: 't.tags',
  openedAt: 't.begun_at',
};

/** A predicate in SQL: true or false, never null, so that its negation holds for whatever it does not. */
export function predicateCriteria(predicate: TicketPredicate, bindings: Bindings): string {
  switch (predicate.kind) {
    case 'all':
    case 'any': {
      const parts = predicate.parts.map((part) => predicateCriteria(part, bindings));
      if (parts.length === 0) return predicate.kind === 'all' ? 'true' : 'false';
      return `(${parts.join(predicate.kind === 'all' ? ' and ' : ' or ')})`;
    }
    case 'not':
      return `not ${predicateCriteria(predicate.part, bindings)}`;
    case 'among':
      return among(predicate.field, predicate.values, bindings);
    case 'known':
      return known(predicate.field, bindings);
    case 'lists':
      return listed(predicate, bindings);
    case 'compared':
      return compared(predicate, bindings);
    case 'field-compared':
      return fieldCompared(predicate, bindings);
  }
}

/** A field that the desk has added stands in the row where the ticket has a value: as JSON, and as text. */
const jsonOf = (field: CustomField, bindings: Bindings): string => `t.fields->${bindings.bind(field.slice('field.'.length))}::text`;
const textOf = (field: CustomField, bindings: Bindings): string => `t.fields->>${bindings.bind(field.slice('field.'.length))}::text`;

function known(field: TicketField, bindings: Bindings): string {
  if (isCustomField(field)) return `t.fields ? ${bindings.bind(field.slice('field.'.length))}::text`;
  return field === 'tags' ? 'cardinality(t.tags) > 0' : `${columns[field]} is not null`;
}

function listed({ field, how, values }: Extract<TicketPredicate, { kind: 'lists' }>, bindings: Bindings): string {
  if (field === 'tags') return `t.tags ${how === 'any' ? '&&' : '@>'} ${bindings.bind(values)}::text[]`;
  return `coalesce(${jsonOf(field, bindings)} ${how === 'any' ? '?|' : '?&'} ${bindings.bind(values)}::text[], false)`;
}

const sqlTypes = { number: 'double precision', date: 'date' } as const;

function fieldCompared({ field, of, by, to }: Extract<TicketPredicate, { kind: 'field-compared' }>, bindings: Bindings): string {
  const value = `(${textOf(field, bindings)})::${sqlTypes[of]}`;
  if (of === 'number') return `coalesce(${value} ${by} ${bindings.bind(to)}::double precision, false)`;
  return `coalesce(${value}::timestamp at time zone 'UTC' ${by} ${bindings.bind(new Date(to).toISOString())}::timestamptz, false)`;
}

function among(field: TicketField, values: readonly (string | number | boolean)[], bindings: Bindings): string {
  // Compared as JSON: a number equals however it was written, and a text that looks like one does not.
  if (isCustomField(field))
    return `coalesce(${jsonOf(field, bindings)} = any(${bindings.bind(values.map((value) => JSON.stringify(value)))}::jsonb[]), false)`;
  // What is no number of a ticket is left out instead of refused.
  if (field === 'number') return `t.number = any(${bindings.bind(values.filter(Number.isInteger).map(String))}::numeric[])`;
  return `coalesce(${columns[field]} = any(${bindings.bind(values)}::text[]), false)`;
}

function compared({ field, by, to }: Extract<TicketPredicate, { kind: 'compared' }>, bindings: Bindings): string {
  if (field === 'number') return `t.number ${by} ${bindings.bind(to)}::double precision`;
  return `t.begun_at ${by} ${bindings.bind(new Date(to).toISOString())}::timestamptz`;
}
