import { ListTickets, UpcomingBreaches, type SlaTarget, type UpcomingBreachesAsked } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { ticketAccess } from '../../domain';
import { accessCriteria } from '../access-criteria';
import { Bindings } from '../bindings';
import { selectedColumns, type ListedTicket } from './listed-ticket';
import { filterCriteria } from './ticket-filters';
import { TicketItems } from './ticket-items';

type Row = ListedTicket & { readonly target: SlaTarget; readonly due: Date };

const runningClocks = `cross join lateral (
  select key as target, (value->>'dueAt')::timestamptz as due from jsonb_each(t.clocks)
  where value->>'running' = 'active' and not (value->>'breached')::boolean
) as clock`;

/** Each clock of the queue's rows that will be breached soon. */
@Injectable()
export class ListUpcomingBreaches extends UpcomingBreaches {
  constructor(
    private readonly database: Database,
    private readonly items: TicketItems,
  ) {
    super();
  }

  async upcoming(principal: Principal, asked: UpcomingBreachesAsked) {
    const [rows, counts] = await Promise.all([this.rows(principal, asked), this.counts(principal, asked)]);
    const items = await this.items.of(rows, principal);
    const upcoming = items.map((ticket, place) => {
      const { target, due } = rows[place] as Row;
      return { ticket, target, dueAt: due.toISOString() };
    });
    return { items: upcoming, counts };
  }

  private rows(principal: Principal, asked: UpcomingBreachesAsked): Promise<Row[]> {
    const bindings = new Bindings();
    const from = clocksWithin(principal, asked, bindings);
    return this.database.query<Row & object>(
      `select ${selectedColumns}, clock.target, clock.due ${from} order by clock.due, t.number, clock.target limit ${bindings.bind(asked.limit)}`,
      bindings.values,
    );
  }

  private async counts(principal: Principal, asked: UpcomingBreachesAsked): Promise<number[]> {
    const bindings = new Bindings();
    const from = clocksWithin(principal, asked, bindings);
    const rows = await this.database.query<{ stretch: number; count: number }>(
      `select width_bucket(clock.due, ${bindings.bind(asked.starts)}::timestamptz[]) as stretch, count(*)::integer as count ${from} group by 1`,
      bindings.values,
    );
    return asked.starts.slice(1).map((_, place) => rows.find(({ stretch }) => stretch === place + 1)?.count ?? 0);
  }
}

/** No clock is due before the first one of its ticket that runs, so the index by that one narrows the tickets. */
function clocksWithin(principal: Principal, { filter, targets, starts }: UpcomingBreachesAsked, bindings: Bindings): string {
  const asker = { userId: principal.userId, teamIds: principal.teamIds };
  const [from, to] = [bindings.bind(starts.at(0)), bindings.bind(starts.at(-1))];
  const criteria = [
    accessCriteria(ticketAccess(principal), bindings),
    ...filterCriteria(ListTickets.parse(filter), asker, bindings),
    `t.due_sort < ${to}::timestamptz and clock.due >= ${from}::timestamptz and clock.due < ${to}::timestamptz`,
    ...(targets ? [`clock.target = any(${bindings.bind(targets)}::text[])`] : []),
  ];
  return `from rm.ticket_list t ${runningClocks} where ${criteria.join(' and ')}`;
}
