import { unreachable } from '@casewright/kernel';
import type { AccessReason, TicketAccess } from '../domain';
import type { Bindings } from './bindings';

/** The rows of the ticket list that somebody sees: the SQL reading of the policy whose predicate is `sees`. */
export function accessCriteria({ reasons }: TicketAccess, bindings: Bindings): string {
  if (reasons.length === 0) return 'false';
  return `(${reasons.map((reason) => criterion(reason, bindings)).join(' or ')})`;
}

function criterion(reason: AccessReason, bindings: Bindings): string {
  switch (reason.kind) {
    case 'everything':
      return 'true';
    case 'in-team':
      return `t.team_id = any(${bindings.bind(reason.teamIds)}::uuid[])`;
    case 'without-team':
      return 't.team_id is null';
    case 'assigned-to':
      return `t.assignee_id = ${bindings.bind(reason.userId)}::uuid`;
    case 'followed-by':
      return `t.follower_ids @> array[${bindings.bind(reason.userId)}::uuid]`;
    case 'requested-by':
      return `t.requester_id = ${bindings.bind(reason.personId)}::uuid`;
    default:
      return unreachable(reason);
  }
}
