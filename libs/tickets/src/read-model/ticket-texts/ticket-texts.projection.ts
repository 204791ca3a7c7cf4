import type { SubjectEvent, TicketEvent, Visibility } from '@casewright/contracts';
import { unreachable, type Stored } from '@casewright/kernel';
import { defineProjection } from '@casewright/subscriptions';

export interface TicketTextRow {
  readonly ticketId: string;
  readonly visibility: Visibility;
  readonly content: string;
}

type TextEvent = Extract<TicketEvent, { type: 'ticket.opened' | 'ticket.subject-changed' | 'ticket.commented' }>;

type Forgotten = Extract<SubjectEvent, { type: 'subject.forgotten' }>;

const longest = 200_000;

/** What full-text search looks through: a row per comment, and one for the subject under the ticket's own id. */
export const ticketTexts = defineProjection<TicketTextRow, TextEvent | Forgotten>({
  name: 'ticket-texts',
  version: 1,
  pace: 50,
  events: ['ticket.opened', 'ticket.subject-changed', 'ticket.commented', 'subject.forgotten'],
  columns: {
    ticketId: 'uuid not null',
    visibility: 'text not null',
    content: 'text not null',
    searchVector: 'tsvector generated always as (tickets.search_vector(content)) stored',
  },
  indexes: ['(ticket_id)', 'using gin (search_vector)'],
  key(event) {
    if (event.type === 'subject.forgotten') return [...event.data.ticketIds, ...event.data.commentIds];
    return event.type === 'ticket.commented' ? event.data.commentId : event.streamId;
  },
  fold: (row, event) =>
    event.type === 'subject.forgotten' ? row && { ...row, content: '' } : { ticketId: event.streamId, ...textOf(event) },
});

function textOf(event: Stored<TextEvent>): Omit<TicketTextRow, 'ticketId'> {
  switch (event.type) {
    case 'ticket.opened':
      return { visibility: 'public', content: searchable(event.data.subject) };
    case 'ticket.subject-changed':
      return { visibility: 'public', content: searchable(event.data.to) };
    case 'ticket.commented':
      return { visibility: event.data.visibility, content: searchable(event.data.text) };
    default:
      return unreachable(event);
  }
}

/** Text whose key was destroyed is read back as null. */
const searchable = (text: string | null): string => (text ?? '').slice(0, longest);
