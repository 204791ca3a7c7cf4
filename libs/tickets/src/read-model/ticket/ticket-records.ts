import type { NextClock, TicketEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { idFrom, type Principal, type Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { missingTicket, sees, ticketAccess } from '../../domain';
import { foldClock, isClockEvent, nextClock, type TicketClocks } from '../clocks';
import { recordOf, type TicketRecord } from './ticket-record';

/** Reads single tickets from the log. */
@Injectable()
export class TicketRecords {
  constructor(private readonly store: EventStore) {}

  async find(id: string, asOf?: number): Promise<TicketRecord | null> {
    const events = await this.store.readStream(id, asOf === undefined ? {} : { until: asOf });
    return events[0]?.category === 'ticket' ? recordOf(events as readonly Stored<TicketEvent>[]) : null;
  }

  /** Refused alike where there is none and where it is not theirs to see. */
  async require(id: string, principal: Principal): Promise<TicketRecord> {
    const record = await this.find(id);
    if (!record || !sees(ticketAccess(principal), record.ticket)) throw missingTicket();
    return record;
  }

  async clockOf(id: string): Promise<NextClock | null> {
    const events = await this.store.readStream(idFrom(`sla:${id}`));
    let clocks: TicketClocks = {};
    for (const event of events) if (isClockEvent(event)) clocks = foldClock(clocks, event);
    return nextClock(clocks);
  }
}
