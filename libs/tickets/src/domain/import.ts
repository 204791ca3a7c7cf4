import type { CommentContent, Status, StatusCategory, TicketEvent, TicketOrigin } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { inSequence, type Decision } from './decision';
import { setField } from './fields';
import { openedBy, type Opening } from './lifecycle';
import type { Ticket } from './ticket';

/** A comment as it was written in the other system. */
export interface PastComment {
  readonly content: CommentContent;
  readonly commentId: string;
  readonly writtenAt: string;
  /** Of an author whom only the other system knew. */
  readonly authorName: string | null;
}

export interface Import extends Omit<Opening, 'comment' | 'commentId' | 'followsUp' | 'splitFrom'> {
  readonly status: Status;
  readonly origin: Pick<TicketOrigin, 'source' | 'reference' | 'at' | 'solvedAt'>;
  /** Oldest first. */
  readonly comments: readonly PastComment[];
}

/** A ticket of another system begins here with its past. What was solved there is closed here: its requester is not asked again. */
export function importTicket(state: Ticket, { status, origin, comments, fields, ...opening }: Import): readonly TicketEvent[] {
  if (state.stage !== 'absent') throw new DomainError('resource.exists', `T-${opening.number} has this id already.`);
  const imported = { ...origin, ...repliesIn(comments, status.category) };
  const opened = openedBy({ ...opening, followsUp: null });
  const settings = fields.map(
    (field): Decision =>
      (begun) =>
        setField(begun, field),
  );
  const [, ...set] = inSequence(() => [opened], ...settings)(state);
  return [
    { ...opened, data: { ...opened.data, status, imported } },
    ...comments.map((comment) => commented(comment, opening.requesterId)),
    ...set,
  ];
}

function repliesIn(comments: readonly PastComment[], category: StatusCategory) {
  const said = comments.filter(({ content }) => content.visibility === 'public').map(({ content }) => content.authorKind);
  return { answered: said.includes('agent'), unanswered: category !== 'closed' && said.at(-1) === 'customer' };
}

const commented = ({ content, commentId, writtenAt, authorName }: PastComment, subjectId: string): TicketEvent => ({
  type: 'ticket.commented',
  data: { ...content, commentId, subjectId, writtenAt, ...(authorName !== null && { authorName }) },
});
