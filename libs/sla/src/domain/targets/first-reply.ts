import { isReply, isSolved } from '../clock/followed-ticket';
import type { TargetKind } from './target-kind';

/** From the opening to the first public reply of a person of ours. A ticket that is solved without one needs none, nor one that had it elsewhere. */
export const firstReply: TargetKind<{ readonly replied: boolean }> = {
  target: 'first-reply',
  beginsWith: 'the opening',
  pausesIn: null,
  mayPauseIn: null,
  initial: { replied: false },
  remember: (memory, event, ticket) =>
    event.type === 'ticket.commented' && !memory.replied && isReply(event, ticket) ? { replied: true } : memory,
  waiting({ replied }, { status, answeredBefore }) {
    if (answeredBefore) return null;
    if (replied) return { episode: 1, for: 'met' };
    return { episode: 1, for: isSolved(status.category) ? 'cancelled' : 'still' };
  },
};
