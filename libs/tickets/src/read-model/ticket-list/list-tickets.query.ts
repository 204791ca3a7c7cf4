import type { ListTickets, TicketList } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { ticketAccess } from '../../domain';
import { accessCriteria } from '../access-criteria';
import { Bindings } from '../bindings';
import { TicketItems } from './ticket-items';
import { filterCriteria } from './ticket-filters';
import { TicketSearch } from './ticket-search';
import { keysetOf } from './ticket-sorts';
import { selectedColumns, type ListedTicket } from './listed-ticket';
import { visibleQuery } from './visible-query';

type PageRow = ListedTicket & { readonly place: string | number };

/** The queue as somebody sees it, a page at a time. */
@Injectable()
export class TicketLists {
  constructor(
    private readonly database: Database,
    private readonly search: TicketSearch,
    private readonly items: TicketItems,
  ) {}

  async list(principal: Principal, asked: ListTickets): Promise<TicketList> {
    const query = visibleQuery(principal, asked);
    const keyset = keysetOf(query.sort);
    const after = decodeCursor(keyset.cursor, query.cursor);
    const access = ticketAccess(principal);
    const bindings = new Bindings();
    const criteria = [
      accessCriteria(access, bindings),
      ...filterCriteria(query, principal, bindings),
      ...(after ? [keyset.after(after, bindings)] : []),
      ...(query.q?.trim() ? [await this.search.criteria(query.q, access, bindings)] : []),
    ];
    const rows = await this.database.query<PageRow>(
      `select ${selectedColumns}, ${keyset.selected} as place from rm.ticket_list t
       where ${criteria.join(' and ')} order by ${keyset.orderBy} limit ${bindings.bind(query.limit + 1)}`,
      bindings.values,
    );
    const page = pageOf(rows, query.limit, (last) => ({ sort: query.sort, value: last.place, number: last.number }));
    return { items: await this.items.of(page.items, principal), nextCursor: page.nextCursor };
  }
}
