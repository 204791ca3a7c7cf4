import type { Attachment, TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { ThreadTicket } from './judge';

/** A public comment as mail needs it. */
export interface PublicComment {
  readonly commentId: string;
  readonly eventId: string;
  readonly authorId: string;
  readonly authorKind: 'customer' | 'agent' | 'rule' | 'system';
  /** Null: it was about somebody whose data was erased. */
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  /** Of the mail that it came in by. */
  readonly messageId: string | null;
  readonly automatic: boolean;
  readonly at: string;
}

/** A ticket as mail sees it: who takes part, and what was said publicly, oldest first. */
export interface Conversation extends ThreadTicket {
  readonly number: number;
  readonly subject: string;
  readonly requesterId: string;
  /** The ticket that it goes on in, once it was merged. */
  readonly mergedInto: string | null;
  readonly comments: readonly PublicComment[];
}

type StoredTicketEvent = Stored<TicketEvent>;

/** Folds the stream of a ticket; null where there is none. */
export function conversationOf(ticketId: string, events: readonly StoredTicketEvent[]): Conversation | null {
  let conversation: Conversation | null = null;
  for (const event of events) conversation = evolve(ticketId, conversation, event);
  return conversation;
}

function evolve(id: string, before: Conversation | null, event: StoredTicketEvent): Conversation | null {
  if (event.type === 'ticket.opened') return opened(id, event);
  if (!before) return null;
  switch (event.type) {
    case 'ticket.commented':
      return commented(before, event);
    case 'ticket.status-changed':
      return { ...before, closed: event.data.to.category === 'closed' };
    case 'ticket.merged':
      return { ...before, mergedInto: event.data.into };
    case 'ticket.subject-changed':
      return { ...before, subject: event.data.to ?? before.subject };
    case 'ticket.requester-changed':
      return { ...before, requesterId: event.data.to, participantIds: withMember(before.participantIds, event.data.to) };
    default:
      return before;
  }
}

function opened(id: string, { data }: StoredTicketEvent & { type: 'ticket.opened' }): Conversation {
  const { number, subject, requesterId, status } = data;
  return {
    ...{ id, number, subject, requesterId, closed: status.category === 'closed', mergedInto: null },
    ...{ participantIds: new Set([requesterId]), comments: [] },
  };
}

function commented(before: Conversation, event: StoredTicketEvent & { type: 'ticket.commented' }): Conversation {
  const { commentId, authorId, authorKind, visibility, text, html, attachments, messageId, automatic } = event.data;
  if (visibility !== 'public') return before;
  const said = {
    commentId,
    authorId,
    authorKind,
    text,
    html,
    messageId,
    automatic,
    attachments: attachments ?? [],
    eventId: event.eventId,
    at: event.meta.at,
  };
  const participantIds = authorKind === 'customer' ? withMember(before.participantIds, authorId) : before.participantIds;
  return { ...before, participantIds, comments: [...before.comments, said] };
}

const withMember = (members: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  members.has(id) ? members : new Set([...members, id]);
