import type { TicketOrigin } from '@casewright/contracts';
import { isQuestion, isReply, isSolved } from '../clock/followed-ticket';
import type { TargetKind } from './target-kind';

interface Questions {
  readonly replied: boolean;
  /** How many times the customer wrote while nothing of theirs was unanswered. */
  readonly asked: number;
  readonly unanswered: boolean;
}

/**
 * From the oldest comment of the customer that nobody answered to the next public reply. Until the first reply the ticket waits for that
 * alone; a ticket that is solved needs no answer, until it comes back.
 */
export const nextReply: TargetKind<Questions> = {
  target: 'next-reply',
  beginsWith: 'a message of the customer after your first reply',
  pausesIn: null,
  mayPauseIn: null,
  initial: { replied: false, asked: 0, unanswered: false },
  remember(memory, event, ticket) {
    if (event.type === 'ticket.opened') return event.data.imported ? asLeft(event.data.imported) : memory;
    if (event.type === 'ticket.commented' && isReply(event, ticket)) return { ...memory, replied: true, unanswered: false };
    if (!memory.replied || memory.unanswered || !isQuestion(event, ticket)) return memory;
    return { ...memory, asked: memory.asked + 1, unanswered: true };
  },
  waiting({ asked, unanswered }, { status }) {
    if (asked === 0) return null;
    if (!unanswered) return { episode: asked, for: 'met' };
    return { episode: asked, for: isSolved(status.category) ? 'cancelled' : 'still' };
  },
};

/** Of a ticket that was taken over from another system: what the customer still asks there is asked again here. */
const asLeft = ({ answered, unanswered }: TicketOrigin): Questions => ({
  replied: answered,
  asked: answered && unanswered ? 1 : 0,
  unanswered: answered && unanswered,
});
