import { isReply, isSolved } from '../clock/followed-ticket';
import type { TargetKind } from './target-kind';

/** From each public comment of a person of ours to the next one. The last one before the solution is followed by none. */
export const periodicUpdate: TargetKind<{ readonly updates: number }> = {
  target: 'periodic-update',
  beginsWith: 'each public reply',
  pausesIn: [],
  mayPauseIn: ['pending'],
  initial: { updates: 0 },
  remember: (memory, event, ticket) =>
    event.type === 'ticket.commented' && isReply(event, ticket) ? { updates: memory.updates + 1 } : memory,
  waiting: ({ updates }, { status }) =>
    updates === 0 ? null : { episode: updates, for: isSolved(status.category) ? 'cancelled' : 'still' },
};
