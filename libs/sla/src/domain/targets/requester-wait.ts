import { untilSolved } from './target-kind';

/** The time that the requester waits, until the ticket is solved: new, open or on hold, but not where it is their turn. */
export const requesterWait = untilSolved('requester-wait', ['pending'], null);
