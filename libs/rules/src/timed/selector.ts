import type { CustomField, Ordering, TicketField, TicketPredicate } from '@casewright/contracts';
import type { CompiledCondition, CompiledLeaf } from '../compile/condition';
import { below, type Problems } from '../compile/problems';

type AtTime = (now: number) => TicketPredicate;

/** The facts that tickets can be looked up by. */
const fields: Readonly<Record<string, TicketField>> = {
  'ticket.number': 'number',
  'ticket.status': 'status',
  'ticket.statusCategory': 'statusCategory',
  'ticket.priority': 'priority',
  'ticket.severity': 'severity',
  'ticket.type': 'type',
  'ticket.channel': 'channel',
  'ticket.teamId': 'teamId',
  'ticket.assigneeId': 'assigneeId',
  'ticket.requesterId': 'requesterId',
  'ticket.organisationId': 'organisationId',
  'ticket.tags': 'tags',
  'ticket.openedAt': 'openedAt',
};

/** Conditions as a predicate over stored tickets, or a problem for each comparison that only the log can answer. */
export function selectorOf(condition: CompiledCondition, problems: Problems): AtTime | null {
  if (condition.kind === 'leaf') return leafPredicate(condition, problems);
  const parts = condition.children.map((child) => selectorOf(child, problems));
  if (!parts.every((part) => part !== null)) return null;
  const { kind } = condition;
  if (kind !== 'not') return (now) => ({ kind, parts: parts.map((part) => part(now)) });
  return (now) => not({ kind: 'any', parts: parts.map((part) => part(now)) });
}

const not = (part: TicketPredicate): TicketPredicate => ({ kind: 'not', part });

function leafPredicate(leaf: CompiledLeaf, problems: Problems): AtTime | null {
  const { fact, operator, id } = leaf;
  const field = fields[fact.id] ?? customField(fact.id);
  if (!field) {
    const advice = 'choose another one here, and ask for it under "If", where every fact of the ticket is known';
    return problems.add(below(id, 'fact'), `Tickets cannot be looked up by "${fact.label}": ${advice}.`);
  }
  const predicate = isField(field) ? fieldComparison(leaf, field) : comparison(leaf, field);
  return predicate ?? problems.add(below(id, 'operator'), `Tickets cannot be looked up by "${operator.label}": choose another comparison.`);
}

const customField = (fact: string): CustomField | undefined =>
  fact.startsWith('ticket.field.') ? `field.${fact.slice('ticket.field.'.length)}` : undefined;
const isField = (field: TicketField): field is CustomField => field.startsWith('field.');

type BuiltIn = Exclude<TicketField, CustomField>;

function comparison(leaf: CompiledLeaf, field: BuiltIn): AtTime | null {
  const { operator, operand } = leaf;
  const found = presence(leaf, field);
  if (found) return found;
  if (field === 'tags') return listComparison(operator.id, field, [operand].flat().map(String));
  return field === 'number' || field === 'openedAt'
    ? orderComparison(operator.id, operand as number, (by, to) => ({ kind: 'compared', field, by, to }))
    : null;
}

/** Of a field that the desk has added. */
function fieldComparison(leaf: CompiledLeaf, field: CustomField): AtTime | null {
  const { fact, operator, operand } = leaf;
  const found = presence(leaf, field);
  if (found) return found;
  if (fact.type === 'list') return listComparison(operator.id, field, [operand].flat().map(String));
  const of = fact.type === 'number' || fact.type === 'date' ? fact.type : null;
  return of && orderComparison(operator.id, operand as number, (by, to) => ({ kind: 'field-compared', field, of, by, to }));
}

/** What can be asked of every field. */
function presence({ operator, operand }: CompiledLeaf, field: TicketField): AtTime | null {
  const values = [operand].flat() as (string | number | boolean)[];
  const among: TicketPredicate = { kind: 'among', field, values };
  switch (operator.id) {
    case 'equal':
    case 'in':
      return () => among;
    case 'notEqual':
    case 'notIn':
      return () => not(among);
    case 'exists':
      return () => ({ kind: 'known', field });
    case 'notExists':
      return () => not({ kind: 'known', field });
    default:
      return null;
  }
}

function listComparison(operator: string, field: 'tags' | CustomField, values: readonly string[]): AtTime | null {
  const lists = (how: 'any' | 'all'): TicketPredicate => ({ kind: 'lists', field, how, values });
  switch (operator) {
    case 'containsAny':
      return () => lists('any');
    case 'containsAll':
      return () => lists('all');
    case 'containsNone':
      return () => not(lists('any'));
    default:
      return null;
  }
}

const orders: Readonly<Record<string, Ordering>> = {
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  before: '<',
  after: '>',
};

function orderComparison(operator: string, operand: number, compared: (by: Ordering, to: number) => TicketPredicate): AtTime | null {
  const by = orders[operator];
  if (by) return () => compared(by, operand);
  const between = (from: number, to: number): TicketPredicate => ({
    kind: 'all',
    parts: [compared('>=', from), compared('<=', to)],
  });
  if (operator === 'withinLast') return (now) => between(now - operand, now);
  return operator === 'withinNext' ? (now) => between(now, now + operand) : null;
}
