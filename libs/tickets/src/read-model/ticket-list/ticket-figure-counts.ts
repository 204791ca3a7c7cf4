import { ListTickets, TicketFigures, type TicketGroup, type TicketGrouping } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { ticketAccess } from '../../domain';
import { accessCriteria } from '../access-criteria';
import { Bindings } from '../bindings';
import { clockStanding, filterCriteria } from './ticket-filters';

const expressions = {
  team: 't.team_id::text',
  priority: 't.priority',
  organisation: 't.organisation_id::text',
  clock: 'clock.name',
} as const;

/** The newest clock of each target, and those before it by how they ended. */
const eachClock = `cross join lateral (
  select target || ' ' || ${clockStanding('value')} as name, 1 as times from jsonb_each(t.clocks) as newest (target, value)
  union all select replace(ended, ':', ' '), times::integer from jsonb_each_text(t.earlier_clocks) as earlier (ended, times)
) as clock`;

function expressionOf(grouping: TicketGrouping, bindings: Bindings): string {
  if (typeof grouping === 'string') return expressions[grouping];
  const [column, starts] = 'opened' in grouping ? ['created_at', grouping.opened] : ['solved_at', grouping.solved];
  return `width_bucket(t.${column}, ${bindings.bind(starts)}::timestamptz[])::text`;
}

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
    const columns = by.map((grouping) => expressionOf(grouping, bindings));
    const [clocks, times] = by.includes('clock') ? [eachClock, 'sum(clock.times)'] : ['', 'count(*)'];
    return this.database.query<{ values: (string | null)[]; count: number }>(
      `select array[${columns.join(', ')}]::text[] as values, ${times}::integer as count
       from rm.ticket_list t ${clocks} where ${criteria.join(' and ')} group by 1`,
      bindings.values,
    );
  }
}
