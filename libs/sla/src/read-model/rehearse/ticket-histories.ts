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

export interface TicketBatch {
  readonly histories: readonly TicketHistory[];
  /** How far through the stretch they are, from 0 to 1. */
  readonly share: number;
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

  /** Of those opened from `from` on and before `to`, in that order. The next batch is read while one is worked on. */
  async *openedWithin(from: Date, to: Date): AsyncGenerator<TicketBatch> {
    let ahead: Promise<TicketBatch> | null = null;
    for await (const { events, share } of this.log.pages(from, to, ['ticket.opened'])) {
      for (let place = 0; place < events.length; place += batch) {
        const next = this.of(events.slice(place, place + batch), to).then((histories) => ({ histories, share }));
        // Whoever takes it hears of the failure.
        next.catch(() => undefined);
        if (ahead) yield await ahead;
        ahead = next;
      }
    }
    if (ahead) yield await ahead;
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
