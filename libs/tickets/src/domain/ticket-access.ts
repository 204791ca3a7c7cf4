import { unreachable, type Principal } from '@casewright/kernel';

/** What decides whether somebody sees a ticket. */
export interface AccessFacts {
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly followerIds: readonly string[];
  readonly requesterId: string;
}

export type AccessReason =
  | { readonly kind: 'everything' }
  | { readonly kind: 'in-team'; readonly teamIds: readonly string[] }
  | { readonly kind: 'without-team' }
  | { readonly kind: 'assigned-to'; readonly userId: string }
  | { readonly kind: 'followed-by'; readonly userId: string }
  | { readonly kind: 'requested-by'; readonly personId: string };

/**
 * Which tickets somebody sees: those to which any of the reasons applies. The reasons are data, so that the predicate for one ticket and the
 * SQL criteria for many are two readings of one policy. `internal` tells whether notes are among what they see.
 */
export interface TicketAccess {
  readonly reasons: readonly AccessReason[];
  readonly internal: boolean;
}

export function ticketAccess(principal: Principal): TicketAccess {
  return { reasons: reasonsOf(principal), internal: principal.role !== 'customer' && principal.permissions.has('ticket.note') };
}

function reasonsOf({ role, userId, teamIds, personId }: Principal): readonly AccessReason[] {
  const own: readonly AccessReason[] = [
    { kind: 'assigned-to', userId },
    { kind: 'followed-by', userId },
  ];
  switch (role) {
    case 'admin':
    case 'manager':
      return [{ kind: 'everything' }];
    case 'agent':
      return [{ kind: 'in-team', teamIds }, { kind: 'without-team' }, ...own];
    case 'engineer':
      return own;
    case 'customer':
      return personId === null ? [] : [{ kind: 'requested-by', personId }];
    default:
      return unreachable(role);
  }
}

export const sees = (access: TicketAccess, facts: AccessFacts): boolean => access.reasons.some((reason) => applies(reason, facts));

function applies(reason: AccessReason, facts: AccessFacts): boolean {
  switch (reason.kind) {
    case 'everything':
      return true;
    case 'in-team':
      return facts.teamId !== null && reason.teamIds.includes(facts.teamId);
    case 'without-team':
      return facts.teamId === null;
    case 'assigned-to':
      return facts.assigneeId === reason.userId;
    case 'followed-by':
      return facts.followerIds.includes(reason.userId);
    case 'requested-by':
      return facts.requesterId === reason.personId;
    default:
      return unreachable(reason);
  }
}
