import type { CommandMeta } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { consider, type AutoClose, type Standing } from '../../domain/auto-close/auto-close';
import { autoCloseOf } from '../../domain/auto-close/step';
import { AutoCloseInForce } from '../../read-model/auto-close/in-force';
import type { TicketRecord } from '../../read-model/ticket/ticket-record';
import { TicketRecords } from '../../read-model/ticket/ticket-records';
import { AutoCloseRepository } from './auto-close.repository';

/** A ticket with what it waits for, under the settings in force. */
export interface Considered {
  readonly record: TicketRecord;
  readonly state: AutoClose;
  /** False: what it waits for was brought up to date just now, so whoever came with something older has nothing to do. */
  readonly asBefore: boolean;
}

/** Looks at a ticket and the settings, and has the ticket wait for what they ask. */
@Injectable()
export class ConsiderTicket {
  constructor(
    private readonly waiting: AutoCloseRepository,
    private readonly tickets: TicketRecords,
    private readonly inForce: AutoCloseInForce,
  ) {}

  /** Null where there is no such ticket. */
  async look(ticketId: string, meta: CommandMeta): Promise<Considered | null> {
    const [record, settings] = [await this.tickets.find(ticketId), await this.inForce.now()];
    if (!record) return null;
    const standing = standingOf(record);
    const before = await this.waiting.load(autoCloseOf(ticketId));
    if (consider(before.state, standing, settings, meta.at).length === 0) return { record, state: before.state, asBefore: true };
    const { state, changed } = await this.waiting.change(autoCloseOf(ticketId), meta, (now) => consider(now, standing, settings, meta.at));
    return { record, state, asBefore: !changed };
  }
}

const standingOf = ({ id, ticket, categorySince }: TicketRecord): Standing => ({
  ticketId: id,
  category: ticket.status.category,
  since: categorySince,
});
