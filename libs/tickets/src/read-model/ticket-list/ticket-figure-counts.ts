import { ListTickets, TicketFigures, type TicketGroup, type TicketGrouping } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { ticketAccess } from '../../domain';
import { accessCriteria } from '../access-criteria';
import { Bindings } from '../bindings';
import { filterCriteria } from './ticket-filters';

const dayOf = (column: string): string => `to_char(t.${column} at time zone 'UTC', 'YYYY-MM-DD')`;

const expressions: Readonly<Record<TicketGrouping, string>> = {
  'opened-day': dayOf('created_at'),
  'solved-day': dayOf('solved_at'),
  team: 't.team_id::text',
  priority: 't.priority',
  sla: 't.sla_state',
  clock: `clock.target || case when (clock.value->>'breached')::boolean then ' breached' when clock.value->>'running' = 'ended' then ' met' else ' running' end`,
};

/** Counts with the criteria of the queue itself, so that a figure and the rows it leads to agree. */
@Injectable()
export class TicketFigureCounts extends TicketFigures {
  constructor(private readonly database: Database) {
    super();
  }

  async count(
    principal: Principal,
    filter: Readonly<Record<string, string>>,
    by: readonly TicketGrouping[],
  ): Promise<readonly TicketGroup[]> {
    const bindings = new Bindings();
    const asker = { userId: principal.userId, teamIds: principal.teamIds };
    const criteria = [accessCriteria(ticketAccess(principal), bindings), ...filterCriteria(ListTickets.parse(filter), asker, bindings)];
    const columns = by.map((grouping) => expressions[grouping]);
    const clocks = by.includes('clock') ? `cross join lateral jsonb_each(t.clocks) as clock (target, value)` : '';
    return this.database.query<{ values: (string | null)[]; count: number }>(
      `select array[${columns.join(', ')}]::text[] as values, count(*)::integer as count
       from rm.ticket_list t ${clocks} where ${criteria.join(' and ')} group by 1`,
      bindings.values,
    );
  }
}
