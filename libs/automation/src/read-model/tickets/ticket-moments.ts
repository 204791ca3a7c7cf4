import { PeopleDirectory, type TicketEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import { FactReader, momentOf, ticketFacts, type TicketMoment } from '@casewright/rules';
import { RecentStreams } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { RecordedLookUps } from './recorded-look-ups.query';

export type TicketStream = readonly Stored<TicketEvent>[];

/** Tickets as they were at one of their events, with the facts for rules. */
@Injectable()
export class TicketMoments {
  constructor(
    private readonly store: EventStore,
    private readonly recent: RecentStreams,
    private readonly people: PeopleDirectory,
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
  async factsThen(moment: TicketMoment): Promise<FactReader> {
    const { eventId } = moment.event;
    return (await this.facts(moment)).withLookUps((await this.recorded.ofEvents([eventId]))(eventId));
  }

  /** The facts at the time of the event, without look-ups. People and organisations are as the directory knows them now. */
  async facts(moment: TicketMoment): Promise<FactReader> {
    const { requesterId, organisationId } = moment.after;
    const requester = (await this.people.people([requesterId])).get(requesterId) ?? null;
    const organisation = organisationId === null ? null : ((await this.people.organisations([organisationId])).get(organisationId) ?? null);
    const { values, before } = ticketFacts(moment, { requester, organisation });
    return new FactReader(values, before, Date.parse(moment.event.meta.at));
  }
}
