import type { EditTicket, TicketView } from '@casewright/contracts';

/** What takes an edit back; null where it cannot be or where it is as easy to change it again. A ticket never becomes new again. */
export function undoOf(before: TicketView, changes: EditTicket): EditTicket | null {
  if (changes.status !== undefined) return { status: before.status.category === 'new' ? 'open' : before.status.id };
  if (changes.assigneeId !== undefined || changes.teamId !== undefined) {
    return { teamId: before.team?.id ?? null, assigneeId: before.assignee?.id ?? null };
  }
  if (changes.requesterId !== undefined) return { requesterId: before.requester.id };
  return null;
}

/** What was done, in the words of the ticket afterwards. */
export function deedOf(after: TicketView, changes: EditTicket): string {
  if (changes.status !== undefined) return `${after.reference}: ${after.status.label}`;
  if (changes.assigneeId !== undefined) return `${after.reference}: assigned to ${after.assignee?.name ?? 'nobody'}`;
  if (changes.requesterId !== undefined) return `${after.reference}: the requester is ${after.requester.name}`;
  return `${after.reference}: moved to ${after.team?.name ?? 'no team'}`;
}
