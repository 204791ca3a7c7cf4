import type { Attachment, SubjectEvent, TicketEvent } from '@casewright/contracts';
import { defineProjection } from '@casewright/subscriptions';

/** The files of a comment, by the digests under which they are stored. */
export interface TicketFilesRow {
  readonly ticketId: string;
  readonly subjectId: string;
  readonly digests: readonly string[];
}

type Followed = Extract<TicketEvent, { type: 'ticket.commented' }> | Extract<SubjectEvent, { type: 'subject.forgotten' }>;

/** Which files hang on tickets, so that one that is unneeded elsewhere is not removed, and those of an erased person are. */
export const ticketFiles = defineProjection<TicketFilesRow, Followed>({
  name: 'ticket-files',
  version: 1,
  pace: 50,
  events: ['ticket.commented', 'subject.forgotten'],
  columns: { ticketId: 'uuid not null', subjectId: 'uuid not null', digests: 'text[] not null' },
  indexes: ['using gin (digests)', '(subject_id)'],
  key(event) {
    if (event.type === 'subject.forgotten') return event.data.commentIds;
    return digestsOf(event.data.attachments).length > 0 ? event.data.commentId : null;
  },
  fold(_, event) {
    if (event.type === 'subject.forgotten') return undefined;
    const { subjectId, attachments } = event.data;
    return { ticketId: event.streamId, subjectId, digests: digestsOf(attachments) };
  },
});

/** Sealed attachments whose key was destroyed are read back as null. */
const digestsOf = (attachments: readonly Attachment[] | null): string[] => [...new Set((attachments ?? []).map(({ digest }) => digest))];
