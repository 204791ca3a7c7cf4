import type { TicketField, TicketPredicate } from '@casewright/contracts';
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
  const field = fields[fact.id];
  if (!field) {
    const advice = 'choose another one here, and ask for it under "If", where every fact of the ticket is known';
    return problems.add(below(id, 'fact'), `Tickets cannot be looked up by "${fact.label}": ${advice}.`);
  }
  const predicate = comparison(leaf, field);
  return predicate ?? problems.add(below(id, 'operator'), `Tickets cannot be looked up by "${operator.label}": choose another comparison.`);
}

function comparison({ operator, operand }: CompiledLeaf, field: TicketField): AtTime | null {
  const values = [operand].flat() as (string | number)[];
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
      return field === 'tags' ? listComparison(operator.id, values.map(String)) : orderComparison(operator.id, field, operand as number);
  }
}

function listComparison(operator: string, values: readonly string[]): AtTime | null {
  const lists = (how: 'any' | 'all'): TicketPredicate => ({ kind: 'lists', field: 'tags', how, values });
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

const orders: Readonly<Record<string, '<' | '<=' | '>' | '>='>> = {
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  before: '<',
  after: '>',
};

function orderComparison(operator: string, field: TicketField, operand: number): AtTime | null {
  if (field !== 'number' && field !== 'openedAt') return null;
  const by = orders[operator];
  if (by) return () => ({ kind: 'compared', field, by, to: operand });
  const between = (from: number, to: number): TicketPredicate => ({
    kind: 'all',
    parts: [
      { kind: 'compared', field, by: '>=', to: from },
      { kind: 'compared', field, by: '<=', to },
    ],
  });
  if (operator === 'withinLast') return (now) => between(now - operand, now);
  return operator === 'withinNext' ? (now) => between(now, now + operand) : null;
}
