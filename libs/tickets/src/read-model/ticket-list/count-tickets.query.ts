import type { TicketCounts } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { ticketAccess, type AccessReason, type TicketAccess } from '../../domain';
import { accessCriteria } from '../access-criteria';
import { Bindings } from '../bindings';

type CountRow = Omit<TicketCounts, 'byCategory'> & Record<'new' | 'open' | 'pending' | 'onHold', number>;

/** The figures of the queue's tabs, in one pass over what is not solved yet. */
@Injectable()
export class TicketCounter {
  constructor(private readonly database: Database) {}

  async count(principal: Principal): Promise<TicketCounts> {
    const bindings = new Bindings();
    const [me, teams] = [bindings.bind(principal.userId), bindings.bind(principal.teamIds)];
    const count = (condition: string) => `(count(*) filter (where ${condition}))::integer`;
    const isTold = principal.role !== 'customer';
    const shown = (condition: string) => count(isTold ? `snoozed_until is null and ${condition}` : condition);
    const [row] = await this.database.query<CountRow>(
      `select ${shown('true')} as "all", ${shown(`assignee_id = ${me}::uuid`)} as mine, ${shown('assignee_id is null')} as unassigned,
         ${shown(`team_id = any(${teams}::uuid[])`)} as team, ${count(`sla_state = 'breached'`)} as overdue,
         ${count(isTold ? 'snoozed_until is not null' : 'false')} as snoozed, ${shown(`category = 'new'`)} as new,
         ${shown(`category = 'open'`)} as open, ${shown(`category = 'pending'`)} as pending, ${shown(`category = 'on-hold'`)} as "onHold"
       from (${visibleRows(ticketAccess(principal), bindings)}) as visible`,
      bindings.values,
    );
    const { new: fresh = 0, open = 0, pending = 0, onHold = 0, ...counts } = row ?? {};
    const none = { all: 0, mine: 0, unassigned: 0, team: 0, overdue: 0, snoozed: 0 };
    return { ...none, ...counts, byCategory: { new: fresh, open, pending, 'on-hold': onHold } };
  }
}

/**
 * Whom a ticket belongs to stands in the index of what is not solved, so that those rows are counted without fetching them. Who follows it
 * does not: the few that somebody sees for that reason alone are found by themselves.
 */
function visibleRows(access: TicketAccess, bindings: Bindings): string {
  const rows = (criteria: string) =>
    `select t.team_id, t.assignee_id, t.category, t.sla_state, t.snoozed_until from rm.ticket_list t
     where t.category in ('new', 'open', 'pending', 'on-hold') and ${criteria}`;
  const isFollowing = ({ kind }: AccessReason) => kind === 'followed-by';
  const owned = accessCriteria({ ...access, reasons: access.reasons.filter((reason) => !isFollowing(reason)) }, bindings);
  const followed = accessCriteria({ ...access, reasons: access.reasons.filter(isFollowing) }, bindings);
  return `${rows(owned)} union all ${rows(`${followed} and ${owned} is not true`)}`;
}
