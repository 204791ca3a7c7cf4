import { isCustomField, TicketSelector, type TicketEvent, type TicketField, type TicketPredicate } from '@casewright/contracts';
import { EventStore, logStart } from '@casewright/event-store';
import { fold, type Stored } from '@casewright/kernel';
import { ticketState, type TicketState } from '@casewright/rules';
import { Injectable } from '@nestjs/common';

/** Looks tickets up by folding the log: what the tickets context does with the rows of its queue. */
@Injectable()
export class LogSelector extends TicketSelector {
  constructor(private readonly store: EventStore) {
    super();
  }

  async select(predicate: TicketPredicate, { limit, after = 0 }: { readonly limit: number; readonly after?: number }) {
    const { events } = await this.store.readLog(logStart, 100_000, ['ticket.opened']);
    const found: { id: string; number: number }[] = [];
    // All have one number in these suites, so their places in the log stand for it.
    for (const [place, { streamId }] of events.entries()) {
      const state = fold(ticketState, (await this.store.readStream(streamId)) as readonly Stored<TicketEvent>[]);
      if (state && meets(predicate, state) && place + 1 > after) found.push({ id: streamId, number: place + 1 });
    }
    return { tickets: found.slice(0, limit), total: found.length };
  }
}

function meets(predicate: TicketPredicate, state: TicketState): boolean {
  switch (predicate.kind) {
    case 'all':
      return predicate.parts.every((part) => meets(part, state));
    case 'any':
      return predicate.parts.some((part) => meets(part, state));
    case 'not':
      return !meets(predicate.part, state);
    case 'among':
      return predicate.values.includes(fieldOf(state, predicate.field) as string);
    case 'lists':
      return predicate.values.some((tag) => state.tags.includes(tag));
    default:
      throw new Error(`Not needed yet: ${predicate.kind}`);
  }
}

function fieldOf(state: TicketState, field: TicketField): unknown {
  if (field === 'status') return state.status.id;
  if (isCustomField(field)) return state.fields[`ticket.${field}`];
  return field === 'statusCategory' ? state.status.category : state[field];
}
