import { defineEvents, event, type EventOf } from '@casewright/kernel';
import { z } from 'zod';

const ids = z.array(z.uuid());

/**
 * The erasure of a person; one stream per person, `idFrom('subject:' + subjectId)`. It is asked for, then the key of the person is
 * destroyed, and only after that it says `forgotten`: whoever keeps text about people removes theirs when it does.
 */
export const subjectEvents = defineEvents('subject', {
  'forget-requested': event(z.strictObject({ subjectId: z.uuid(), reason: z.string() })),
  /** One per portion of tickets. What had text about the person: tickets by their subject line, comments, tickets by their fields, and the events of all these. */
  forgotten: event(
    z.strictObject({ subjectId: z.uuid(), ticketIds: ids, commentIds: ids, eventIds: ids, fieldTicketIds: ids }),
    (older: { subjectId: string }) => ({ ...older, fieldTicketIds: [] }),
  ),
});
export type SubjectEvent = EventOf<typeof subjectEvents>;
