import { isImported, slaEvents, ticketEvents, type SlaEvent, type TicketEvent } from '@casewright/contracts';
import type { ReactorDefinition } from '@casewright/subscriptions';
import type { FollowTicket } from './follow-ticket';

/** Reads every event of tickets and their clocks. What was before a rule was published is looked through once it is. */
export const timedRulesReactor = (tickets: FollowTicket): ReactorDefinition<TicketEvent | SlaEvent> => ({
  name: 'timed-rules',
  events: [...Object.keys(ticketEvents), ...Object.keys(slaEvents)] as (TicketEvent | SlaEvent)['type'][],
  startsAt: 'now',
  // What happened in another system starts no waiting, and there can be much of it.
  handle: (event) => (isImported(event) ? Promise.resolve() : tickets.on(event)),
});
