import type { TicketEvent } from '@casewright/contracts';
import { fold } from '@casewright/kernel';
import { ticket, type Ticket } from './ticket';

/** One thing to decide about a ticket: no event means that nothing changes, a `DomainError` that it may not be. */
export type Decision = (state: Ticket) => readonly TicketEvent[];

/** Decides several things as one: each sees what those before it decided, and one refusal refuses all. */
export function inSequence(...decisions: readonly Decision[]): Decision {
  return (state) => {
    let current = state;
    const decided: TicketEvent[] = [];
    for (const decide of decisions) {
      const events = decide(current);
      current = fold(ticket, events, current);
      decided.push(...events);
    }
    return decided;
  };
}
