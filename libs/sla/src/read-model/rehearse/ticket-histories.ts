import { slaEvents, type SlaEvent } from '@casewright/contracts';
import { EventStore, LogStretches } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { followedTicketTypes, type FollowedTicketEvent } from '../../domain/clock/followed-ticket';
import { clocksStream } from '../clocks/clocks.repository';

/** What was recorded of one ticket by the end of the stretch, oldest first; text about people is left out. */
export interface TicketHistory {
  readonly ticketId: string;
  readonly openedAt: string;
  readonly events: readonly Stored<FollowedTicketEvent>[];
  readonly clocks: readonly Stored<SlaEvent>[];
}

const slaTypes = Object.keys(slaEvents);
/** Few enough to be decoded without holding up the answers to requests. */
const batch = 50;

/** The histories of tickets, a batch at a time: what is in memory does not grow with the stretch. */
@Injectable()
export class TicketHistories {
  constructor(
    private readonly log: LogStretches,
    private readonly store: EventStore,
  ) {}

  /** Of those opened from `from` on and before `to`, in that order; `share` is how far through the stretch they are. */
  async *openedWithin(from: Date, to: Date): AsyncGenerator<{ readonly histories: readonly TicketHistory[]; readonly share: number }> {
    for await (const page of this.log.pages(from, to, ['ticket.opened'])) {
      for (let place = 0; place < page.events.length; place += batch) {
        const opened = page.events.slice(place, place + batch);
        yield { histories: await this.of(opened, to), share: page.share };
      }
    }
  }

  private async of(opened: readonly Stored[], to: Date): Promise<TicketHistory[]> {
    const ids = opened.map(({ streamId }) => streamId);
    const [events, clocks] = await Promise.all([
      this.store.readStreamsUnopened(ids, followedTicketTypes) as Promise<readonly Stored<FollowedTicketEvent>[]>,
      this.store.readStreamsUnopened(ids.map(clocksStream), slaTypes) as Promise<readonly Stored<SlaEvent>[]>,
    ]);
    const end = to.toISOString();
    const byTicket = byStream(events.filter(({ meta }) => meta.at < end));
    const clocksByStream = byStream(clocks.filter(({ data }) => data.at < end));
    return opened.map(({ streamId, meta }) => ({
      ...{ ticketId: streamId, openedAt: meta.at },
      events: byTicket.get(streamId) ?? [],
      clocks: clocksByStream.get(clocksStream(streamId)) ?? [],
    }));
  }
}

/** Stream by stream, each in its order. */
export function byStream<Event extends Stored>(events: readonly Event[]): ReadonlyMap<string, readonly Event[]> {
  const streams = new Map<string, Event[]>();
  for (const event of events) {
    const stream = streams.get(event.streamId);
    if (stream) stream.push(event);
    else streams.set(event.streamId, [event]);
  }
  return streams;
}
