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

  /** One that is known to be there. */
  async present(id: string): Promise<TicketRecord> {
    const record = await this.find(id);
    if (!record) throw missingTicket();
    return record;
  }

  /** Refused alike where there is none and where it is not theirs to see. */
  async require(id: string, principal: Principal): Promise<TicketRecord> {
    const record = await this.find(id);
    if (!record || !(await this.isSeen(record, principal))) throw missingTicket();
    return record;
  }

  /** The tickets that were merged into it, and those that had been merged into them. */
  async absorbedBy({ id: top, ticket }: TicketRecord): Promise<readonly TicketRecord[]> {
    const found = new Map<string, TicketRecord>();
    for (let ids = ticket.absorbed.map(({ id }) => id); ids.length > 0;) {
      const unread = [...new Set(ids)].filter((id) => id !== top && !found.has(id));
      const records = (await Promise.all(unread.map((id) => this.find(id)))).filter((record) => record !== null);
      for (const record of records) found.set(record.id, record);
      ids = records.flatMap((record) => record.ticket.absorbed.map(({ id }) => id));
    }
    return [...found.values()];
  }

  /** Who sees the ticket that another was merged into reads the other's messages there already. */
  private async isSeen(record: TicketRecord, principal: Principal): Promise<boolean> {
    const access = ticketAccess(principal);
    const passed = new Set<string>();
    for (let current: TicketRecord | null = record; current && !passed.has(current.id);) {
      if (sees(access, current.ticket)) return true;
      passed.add(current.id);
      const { mergedInto }: TicketRecord['ticket'] = current.ticket;
      current = mergedInto && (await this.find(mergedInto.id));
    }
    return false;
  }

  async clockOf(id: string): Promise<NextClock | null> {
    const events = await this.store.readStream(idFrom(`sla:${id}`));
    let clocks: TicketClocks = {};
    for (const event of events) if (isClockEvent(event)) clocks = foldClock(clocks, event);
    return nextClock(clocks);
  }
}
