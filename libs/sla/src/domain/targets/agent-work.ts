import { untilSolved } from './target-kind';

/** The time that a ticket is new or open, until it is solved: it waits for nobody but us. */
export const agentWork = untilSolved('agent-work', ['pending', 'on-hold'], null);
