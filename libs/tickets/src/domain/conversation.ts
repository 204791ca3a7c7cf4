import type { CommentContent, TicketEvent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { statusById } from './statuses';
import { requireLive, type LiveTicket, type Ticket } from './ticket';

/** Adds a comment and moves the status as the conversation asks for. `commentId` must be new. */
export function comment(state: Ticket, content: CommentContent, commentId: string): readonly TicketEvent[] {
  const live = requireLive(state);
  const moved: readonly TicketEvent[] = opensTicket(live, content)
    ? [{ type: 'ticket.status-changed', data: { from: live.status, to: statusById('open') } }]
    : [];
  return [...addComment(live, content, commentId), ...moved];
}

export function addComment(live: LiveTicket, content: CommentContent, commentId: string): readonly TicketEvent[] {
  if (content.authorKind === 'customer' && content.visibility === 'internal') {
    throw new DomainError('permission.denied', 'A customer cannot write internal notes.');
  }
  return [{ type: 'ticket.commented', data: { ...content, commentId, subjectId: live.requesterId } }];
}

/** The first public reply of an agent opens a new ticket; a customer's answer opens one that waited or was solved. */
function opensTicket(live: LiveTicket, content: CommentContent): boolean {
  if (content.visibility === 'internal' || content.automatic) return false;
  const { category } = live.status;
  if (content.authorKind === 'agent') return category === 'new';
  return content.authorKind === 'customer' && (category === 'pending' || category === 'on-hold' || category === 'solved');
}
