import {
  erasedText,
  happenedAt,
  type AuthorKind,
  type Channel,
  type SubjectEvent,
  type TicketEvent,
  type Visibility,
} from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import { defineProjection } from '@casewright/subscriptions';

export interface InteractionRow {
  readonly personId: string;
  readonly ticketId: string;
  readonly kind: 'opened' | 'commented' | 'answered';
  readonly channel: Channel;
  readonly visibility: Visibility;
  readonly authorKind: AuthorKind;
  readonly excerpt: string;
  readonly at: string;
}

const excerptLength = 200;

/** The beginning of a text on one line. Text whose key was destroyed is read back as null. */
const excerptOf = (text: string | null): string => [...(text ?? erasedText).replace(/\s+/g, ' ').trim()].slice(0, excerptLength).join('');

type Written = Extract<TicketEvent, { type: 'ticket.opened' | 'ticket.commented' }>;
type Followed = Written | Extract<SubjectEvent, { type: 'subject.forgotten' }>;

function interactionOf(event: Written): Pick<InteractionRow, 'personId' | 'kind' | 'channel' | 'visibility' | 'authorKind' | 'excerpt'> {
  if (event.type === 'ticket.opened') {
    const { requesterId: personId, channel, subject } = event.data;
    return { personId, kind: 'opened', channel, visibility: 'public', authorKind: 'customer', excerpt: excerptOf(subject) };
  }
  const { subjectId: personId, channel, visibility, authorKind, text } = event.data;
  return {
    personId,
    kind: authorKind === 'customer' ? 'commented' : 'answered',
    channel,
    visibility,
    authorKind,
    excerpt: excerptOf(text),
  };
}

/** What happened between us and a person: a row per ticket they opened and per comment on it. */
export const interactions = defineProjection<InteractionRow, Followed>({
  name: 'interactions',
  version: 2,
  pace: 50,
  events: ['ticket.opened', 'ticket.commented', 'subject.forgotten'],
  columns: {
    person_id: 'uuid not null',
    ticket_id: 'uuid not null',
    kind: 'text not null',
    channel: 'text not null',
    visibility: 'text not null',
    author_kind: 'text not null',
    excerpt: 'text not null',
    at: 'timestamptz(3) not null',
  },
  indexes: ['(person_id, at desc, id desc)'],
  key: (event) => (event.type === 'subject.forgotten' ? event.data.eventIds : event.eventId),
  fold: (row, event: Stored<Followed>) =>
    event.type === 'subject.forgotten'
      ? row && { ...row, excerpt: erasedText }
      : { ticketId: event.streamId, ...interactionOf(event), at: happenedAt(event) },
});
