import { PeopleHistory, type TicketEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import { FactReader, momentOf, ticketFacts, type TicketMoment } from '@casewright/rules';
import { RecentStreams } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { organisationsAround, surroundingsOf } from '../../domain/people-around';
import { RecordedLookUps } from './recorded-look-ups.query';

export type TicketStream = readonly Stored<TicketEvent>[];

/** Tickets as they were at one of their events, with the facts for rules. */
@Injectable()
export class TicketMoments {
  constructor(
    private readonly store: EventStore,
    private readonly recent: RecentStreams,
    private readonly people: PeopleHistory,
    private readonly recorded: RecordedLookUps,
  ) {}

  /** The whole stream of a ticket; empty where there is none. */
  async stream(ticketId: string): Promise<TicketStream> {
    return (await this.store.readStream(ticketId)) as TicketStream;
  }

  /** The stream up to an event that has just come by, and at least what the same command did after it. */
  async streamAround(event: Stored<TicketEvent>): Promise<TicketStream> {
    return (await this.recent.around(event)) as TicketStream;
  }

  moment(stream: TicketStream, eventId: string): TicketMoment | null {
    return momentOf(stream, eventId);
  }

  /** As rules are asked about it once more: with what was looked up for it when they decided. */
  async factsThen(moment: TicketMoment, candidates: readonly string[] = []): Promise<FactReader> {
    const { eventId } = moment.event;
    return (await this.facts(moment, candidates)).withLookUps((await this.recorded.ofEvents([eventId]))(eventId));
  }

  /**
   * The facts at the time of the event, without look-ups, people and organisations among them. `candidates`: ids of those whom the rules in
   * question may make the requester.
   */
  async facts(moment: TicketMoment, candidates: readonly string[] = []): Promise<FactReader> {
    const people = await this.people.people([...new Set([moment.after.requesterId, ...candidates])]);
    const ids = organisationsAround(moment, candidates, people);
    const organisations = ids.length === 0 ? new Map<string, never>() : await this.people.organisations(ids);
    const { values, before } = ticketFacts(moment, surroundingsOf(moment, candidates, { people, organisations }));
    return new FactReader(values, before, Date.parse(moment.event.meta.at));
  }
}
