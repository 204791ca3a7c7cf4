import type { SubjectEvent, TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';

type Forgotten = Extract<SubjectEvent, { type: 'subject.forgotten' }>;
type Texts = Omit<Forgotten['data'], 'subjectId'>;

export const noTexts: Texts = { ticketIds: [], commentIds: [], eventIds: [], fieldTicketIds: [] };

/** What of one ticket is text about a person. Its subject line is theirs where the last event that set it is about them. */
export function textsAbout(subjectId: string, history: readonly Stored<TicketEvent>[]): Texts {
  const ticketIds = new Set<string>();
  const commentIds: string[] = [];
  const fieldTicketIds = new Set<string>();
  const eventIds: string[] = [];
  for (const event of history) {
    const isTheirs = 'subjectId' in event.data && event.data.subjectId === subjectId;
    if (isTheirs) eventIds.push(event.eventId);
    if (event.type === 'ticket.opened' || event.type === 'ticket.subject-changed') {
      if (isTheirs) ticketIds.add(event.streamId);
      else ticketIds.delete(event.streamId);
    }
    if (event.type === 'ticket.field-set' && isTheirs) fieldTicketIds.add(event.streamId);
    if (event.type === 'ticket.commented' && isTheirs) commentIds.push(event.data.commentId);
  }
  return { ticketIds: [...ticketIds], commentIds, eventIds, fieldTicketIds: [...fieldTicketIds] };
}

export const joined = (left: Texts, right: Texts): Texts => ({
  ticketIds: [...left.ticketIds, ...right.ticketIds],
  commentIds: [...left.commentIds, ...right.commentIds],
  eventIds: [...left.eventIds, ...right.eventIds],
  fieldTicketIds: [...left.fieldTicketIds, ...right.fieldTicketIds],
});
