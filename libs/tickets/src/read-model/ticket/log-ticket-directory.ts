import { TicketDirectory, type TicketFacts } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import type { TicketRecord } from './ticket-record';
import { TicketRecords } from './ticket-records';

/** Tickets for the other contexts, from the log. */
@Injectable()
export class LogTicketDirectory extends TicketDirectory {
  constructor(private readonly records: TicketRecords) {
    super();
  }

  async find(ticketId: string, asOf?: number): Promise<TicketFacts | null> {
    const record = await this.records.find(ticketId, asOf);
    return record && factsOf(record);
  }

  async tickets(ids: readonly string[]): Promise<ReadonlyMap<string, TicketFacts>> {
    const found = await Promise.all([...new Set(ids)].map((id) => this.find(id)));
    return new Map(found.flatMap((facts) => (facts ? [[facts.id, facts] as const] : [])));
  }
}

function factsOf({ id, version, createdAt, ticket }: TicketRecord): TicketFacts {
  const {
    stage: _stage,
    commentCount: _count,
    snooze: _snooze,
    unanswered: _unanswered,
    mergedInto: _into,
    absorbed: _absorbed,
    ...properties
  } = ticket;
  return { id, version, createdAt, ...properties };
}
