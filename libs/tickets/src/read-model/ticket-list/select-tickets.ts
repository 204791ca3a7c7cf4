import { TicketSelector, type TicketPredicate } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { Bindings } from '../bindings';
import { predicateCriteria } from './predicate-criteria';

/** Looks tickets up in the rows of the queue. */
@Injectable()
export class SelectTickets extends TicketSelector {
  constructor(private readonly database: Database) {
    super();
  }

  async select(predicate: TicketPredicate, { limit, after = 0 }: { readonly limit: number; readonly after?: number }) {
    const bindings = new Bindings();
    const where = `${predicateCriteria(predicate, bindings)} and t.number > ${bindings.bind(after)}`;
    const tickets = await this.database.query<{ id: string; number: number }>(
      `select t.id, t.number from rm.ticket_list t where ${where} order by t.number limit ${bindings.bind(limit)}`,
      bindings.values,
    );
    if (tickets.length < limit) return { tickets, total: tickets.length };
    const [row] = await this.database.query<{ total: number }>(
      `select count(*)::integer as total from rm.ticket_list t where ${where}`,
      bindings.values.slice(0, -1),
    );
    return { tickets, total: row?.total ?? tickets.length };
  }
}
