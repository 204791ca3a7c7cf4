import { TicketSelector, type SlaEvent, type TicketPredicate } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { Clock, idFrom, type Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { LogWindow, type TicketEvents } from './log-window';

const page = 200;
const wholeStream = 2 ** 31 - 1;
const open: TicketPredicate = { kind: 'not', part: { kind: 'among', field: 'statusCategory', values: ['closed'] } };

/** Tickets that were there before a stretch of the log, also those on which nothing happened in it. */
@Injectable()
export class OlderTickets {
  constructor(
    private readonly selector: TicketSelector,
    private readonly window: LogWindow,
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Page by page, each with its events before `from`. A ticket that was open then is open now, or something happened on it since `after`:
   * what happened up to then is met with its events.
   */
  async *before(from: Date, after: Date): AsyncGenerator<ReadonlyMap<string, TicketEvents>> {
    const seen = new Set<string>();
    for await (const ids of this.candidates(after)) {
      const found = ids.filter((id) => !seen.has(id));
      for (const id of found) seen.add(id);
      for (let place = 0; place < found.length; place += page) yield await this.streamsOf(found.slice(place, place + page), from);
    }
  }

  /** What the clocks of tickets did, at any time. */
  async clocks(ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly Stored<SlaEvent>[]>> {
    const streams = new Map(ticketIds.map((id) => [idFrom(`sla:${id}`), wholeStream]));
    const events = (await this.store.readStreamsBefore(streams)) as readonly Stored<SlaEvent>[];
    return grouped(events, ({ data }) => data.ticketId);
  }

  private async *candidates(after: Date): AsyncGenerator<readonly string[]> {
    for (let number = 0; ;) {
      const { tickets } = await this.selector.select(open, { limit: page, after: number });
      if (tickets.length > 0) yield tickets.map(({ id }) => id);
      number = tickets.at(-1)?.number ?? number;
      if (tickets.length < page) break;
    }
    const now = new Date(this.clock.now().getTime() + 1);
    for await (const { events } of this.window.pages(after, now)) yield [...new Set(events.map(({ streamId }) => streamId))];
  }

  private async streamsOf(ids: readonly string[], from: Date): Promise<ReadonlyMap<string, TicketEvents>> {
    const events = (await this.store.readStreamsBefore(new Map(ids.map((id) => [id, wholeStream])))) as TicketEvents;
    return grouped(
      events.filter(({ meta }) => Date.parse(meta.at) < from.getTime()),
      ({ streamId }) => streamId,
    );
  }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
