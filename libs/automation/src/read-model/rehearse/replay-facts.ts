import { PeopleHistory, type OrganisationSummary, type Past, type PersonSummary } from '@casewright/contracts';
import { FactReader, nothingLookedUp, ticketFacts, type LookedUp, type TicketMoment } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { organisationsAround, surroundingsOf } from '../../domain/people-around';
import { RecordedLookUps } from '../tickets/recorded-look-ups.query';

/** Facts of many moments: whoever they are about is looked up once, many at a time. */
export class ReplayFacts {
  readonly people = new Map<string, Past<PersonSummary> | null>();
  readonly organisations = new Map<string, Past<OrganisationSummary> | null>();

  private recordedOf: (eventId: string) => LookedUp = () => nothingLookedUp;

  constructor(
    private readonly history: PeopleHistory,
    private readonly recorded: RecordedLookUps,
    /** Ids of the people whom the rules that are replayed may make the requester. */
    private readonly candidates: readonly string[],
  ) {}

  async prepare(moments: readonly TicketMoment[]): Promise<void> {
    await this.meet(moments);
    this.recordedOf = await this.recorded.ofEvents(moments.map(({ event }) => event.eventId));
  }

  /** Enough for moments at which nothing was looked up. */
  async meet(moments: readonly TicketMoment[]): Promise<void> {
    const requesters = unknown(this.people, [...moments.map(({ after }) => after.requesterId), ...this.candidates]);
    const found = requesters.length > 0 ? await this.history.people(requesters) : new Map<string, Past<PersonSummary>>();
    for (const id of requesters) this.people.set(id, found.get(id) ?? null);
    const around = moments.flatMap((moment) => organisationsAround(moment, this.candidates, this.people));
    const organisations = unknown(this.organisations, around);
    const named = organisations.length > 0 ? await this.history.organisations(organisations) : new Map<string, Past<OrganisationSummary>>();
    for (const id of organisations) this.organisations.set(id, named.get(id) ?? null);
  }

  /** Of a moment that was prepared just before; what was not looked up then is not known now. */
  of(moment: TicketMoment): FactReader {
    const { values, before } = ticketFacts(moment, surroundingsOf(moment, this.candidates, this));
    const facts = new FactReader(values, before, Date.parse(moment.event.meta.at));
    return facts.withLookUps(this.recordedOf(moment.event.eventId));
  }
}

const unknown = (known: ReadonlyMap<string, unknown>, ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => !known.has(id));

@Injectable()
export class ReplayLookups {
  constructor(
    private readonly history: PeopleHistory,
    private readonly recorded: RecordedLookUps,
  ) {}

  begin(candidates: readonly string[]): ReplayFacts {
    return new ReplayFacts(this.history, this.recorded, candidates);
  }
}
