import { TicketLinks, type TicketRef } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ticket of each row of a list, and the rows of a ticket that somebody looks for by its number. */
@Injectable()
export class TicketColumn {
  constructor(private readonly tickets: TicketLinks) {}

  /** Adds its ticket to each row; `idOf` says which one that may be. */
  async add<Row>(
    reader: Principal,
    rows: readonly Row[],
    idOf: (row: Row) => string | null,
  ): Promise<(Row & { ticket: TicketRef | null })[]> {
    const ids = rows.map((row) => idOf(row)?.toLowerCase() ?? '');
    const found = await this.tickets.links(reader, [...new Set(ids.filter((id) => uuid.test(id)))]);
    return rows.map((row, place) => ({ ...row, ticket: found.get(ids[place] ?? '') ?? null }));
  }

  /** What was typed is a ticket of ours, or else a text to look for. */
  async search(typed: string | undefined): Promise<{ ticketId: string } | { text: string } | Record<string, never>> {
    const text = typed?.trim() ?? '';
    if (text === '') return {};
    const ticketId = await this.tickets.idOf(text);
    return ticketId === null ? { text } : { ticketId };
  }
}
