import type { TicketField, TicketPredicate } from '@casewright/contracts';
import type { Bindings } from '../bindings';

/** Where the fields stand in a row `t` of the queue, as the values that predicates name them by. */
const columns: Readonly<Record<TicketField, string>> = {
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
  openedAt: 't.created_at',
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
      return predicate.field === 'tags' ? 'cardinality(t.tags) > 0' : `${columns[predicate.field]} is not null`;
    case 'lists':
      return `t.tags ${predicate.how === 'any' ? '&&' : '@>'} ${bindings.bind(predicate.values)}::text[]`;
    case 'compared':
      return compared(predicate, bindings);
  }
}

function among(field: TicketField, values: readonly (string | number)[], bindings: Bindings): string {
  // What is no number of a ticket is left out instead of refused.
  if (field === 'number') return `t.number = any(${bindings.bind(values.filter(Number.isInteger).map(String))}::numeric[])`;
  return `coalesce(${columns[field]} = any(${bindings.bind(values)}::text[]), false)`;
}

function compared({ field, by, to }: Extract<TicketPredicate, { kind: 'compared' }>, bindings: Bindings): string {
  if (field === 'number') return `t.number ${by} ${bindings.bind(to)}::double precision`;
  return `t.created_at ${by} ${bindings.bind(new Date(to).toISOString())}::timestamptz`;
}
