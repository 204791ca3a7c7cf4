import { defaultStatuses, type CommentContent, type StatusCategory, type TicketEvent } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import type { Opening } from './lifecycle';

/** Small builders for the specs of this folder. */
export const requesterId = idFrom('requester');
export const agent = { id: idFrom('agent'), teamIds: [idFrom('team')] };
export const otherTeam = idFrom('other-team');

export const statusOf = (category: StatusCategory) => ({
  id: defaultStatuses.find((status) => status.category === category)?.id ?? category,
  category,
});

export const commentOf = (changes: Partial<CommentContent> = {}): CommentContent => ({
  text: 'It stays black',
  html: null,
  visibility: 'public',
  channel: 'mail',
  authorId: requesterId,
  authorKind: 'customer',
  attachments: [],
  messageId: null,
  automatic: false,
  ...changes,
});

export const openingOf = (changes: Partial<Opening> = {}): Opening => ({
  number: 1001,
  subject: 'Black picture',
  requesterId,
  organisationId: null,
  channel: 'mail',
  type: 'incident',
  priority: 'normal',
  severity: null,
  teamId: null,
  assignee: null,
  tags: [],
  fields: [],
  followsUp: null,
  comment: commentOf(),
  commentId: idFrom('first comment'),
  ...changes,
});

type OpenedData = Extract<TicketEvent, { type: 'ticket.opened' }>['data'];

export function opened(changes: Partial<OpenedData> = {}): TicketEvent {
  const { comment: _comment, commentId: _commentId, assignee: _assignee, fields: _fields, ...properties } = openingOf();
  const data = { ...properties, assigneeId: null, subjectId: requesterId, status: statusOf('new'), tags: [...properties.tags], ...changes };
  return { type: 'ticket.opened', data };
}

export const became = (to: StatusCategory, from: StatusCategory = 'new'): TicketEvent => ({
  type: 'ticket.status-changed',
  data: { from: statusOf(from), to: statusOf(to) },
});

export const assigned = (to: string | null, from: string | null = null): TicketEvent => ({
  type: 'ticket.agent-assigned',
  data: { from, to },
});

export const commented = (changes: Partial<CommentContent> = {}): TicketEvent => ({
  type: 'ticket.commented',
  data: { ...commentOf(changes), commentId: idFrom('comment'), subjectId: requesterId },
});
