import type { TicketListItem } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { nextClock } from '../clocks';
import { readerOf, type Reader } from '../reader';
import { NameLookup, type Names } from '../names';
import { commonView } from '../ticket-common-view';
import type { ListedTicket } from './listed-ticket';

/** Rows of the list as their reader sees them, with names. */
@Injectable()
export class TicketItems {
  constructor(private readonly names: NameLookup) {}

  async of(rows: readonly ListedTicket[], principal: Principal): Promise<TicketListItem[]> {
    const names = await this.names.of({
      people: rows.map((row) => row.requesterId),
      organisations: rows.map((row) => row.organisationId),
      users: rows.map((row) => row.assigneeId),
      teams: rows.map((row) => row.teamId),
    });
    const reader = readerOf(principal);
    return rows.map((row) => itemOf(row, names, reader));
  }
}

function itemOf(row: ListedTicket, names: Names, reader: Reader): TicketListItem {
  const { id, version, status, category, createdAt, updatedAt, clocks, snoozedUntil, ...properties } = row;
  const common = commonView(
    { ...properties, snoozedUntil: snoozedUntil?.toISOString() ?? null, status: { id: status, category } },
    nextClock(clocks),
    names,
    reader,
  );
  return { ...common, id, version, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
