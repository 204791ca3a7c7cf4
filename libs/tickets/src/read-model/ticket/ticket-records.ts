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
  async absorbedBy(record: TicketRecord): Promise<readonly TicketRecord[]> {
    const found = new Map<string, TicketRecord>();
    const held = ({ id: by, ticket }: Pick<TicketRecord, 'id' | 'ticket'>) => ticket.absorbed.map(({ id }) => ({ id, by }));
    // One at a time: it is rare that there are many, and the others want the database, too.
    for (const waiting = held(record); waiting.length > 0;) {
      const { id, by } = waiting.shift() as { readonly id: string; readonly by: string };
      const next = id === record.id || found.has(id) ? null : await this.find(id);
      // Two tickets absorbed it in the same moment, and it went into the other.
      if (!next || (next.ticket.mergedInto && next.ticket.mergedInto.id !== by)) continue;
      found.set(id, next);
      waiting.push(...held(next));
    }
    return [...found.values()];
  }

  /** Where it goes on: itself, or the ticket that it was merged into in the end. */
  async goingOn(record: TicketRecord): Promise<TicketRecord> {
    let last = record;
    for await (const next of this.onward(record)) last = next;
    return last;
  }

  /** Who sees the ticket that another was merged into reads the other's messages there already. */
  private async isSeen(record: TicketRecord, principal: Principal): Promise<boolean> {
    const access = ticketAccess(principal);
    for await (const { ticket } of this.onward(record)) if (sees(access, ticket)) return true;
    return false;
  }

  /** The ticket, and those that it goes on in, one after the other; each once, also where they were merged in a ring. */
  private async *onward(record: TicketRecord): AsyncGenerator<TicketRecord> {
    const passed = new Set<string>();
    for (let current: TicketRecord | null = record; current && !passed.has(current.id);) {
      yield current;
      passed.add(current.id);
      const { mergedInto }: TicketRecord['ticket'] = current.ticket;
      current = mergedInto && (await this.find(mergedInto.id));
    }
  }

  async clockOf(id: string): Promise<NextClock | null> {
    const events = await this.store.readStream(idFrom(`sla:${id}`));
    let clocks: TicketClocks = {};
    for (const event of events) if (isClockEvent(event)) clocks = foldClock(clocks, event);
    return nextClock(clocks);
  }
}
