import { ticketEvents, type TicketEvent } from '@casewright/contracts';
import type { ReactorDefinition } from '@casewright/subscriptions';
import type { RunRules } from './run-rules';

/** Reads every event once, from the first on. A rule that is published later is not asked about events that were handled before. */
export const automationReactor = (rules: RunRules): ReactorDefinition<TicketEvent> => ({
  name: 'automation',
  events: Object.keys(ticketEvents) as TicketEvent['type'][],
  startsAt: 'beginning',
  handle: (event) => rules.on(event),
});
