import { TicketLinks, type TicketRef } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { sees, ticketAccess, type AccessFacts } from '../../domain';

interface Row extends AccessFacts {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
}

const columns = `id, number, subject, team_id as "teamId", assignee_id as "assigneeId", follower_ids as "followerIds", requester_id as "requesterId"`;
const numberForm = /^(?:t-?)?(\d{1,9})$/i;

/** The number is no secret to whoever reads such a list; the subject is, where the reader does not see the ticket. */
@Injectable()
export class ListTicketLinks extends TicketLinks {
  constructor(private readonly database: Database) {
    super();
  }

  async links(principal: Principal, ids: readonly string[]): Promise<ReadonlyMap<string, TicketRef>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<Row & object>(`select ${columns} from rm.ticket_list where id = any($1::uuid[])`, [ids]);
    const access = ticketAccess(principal);
    const refOf = (row: Row): TicketRef => ({ id: row.id, number: `T-${row.number}`, subject: sees(access, row) ? row.subject : null });
    return new Map(rows.map((row) => [row.id, refOf(row)]));
  }

  async idOf(number: string): Promise<string | null> {
    const digits = numberForm.exec(number.trim())?.[1];
    if (digits === undefined) return null;
    const [row] = await this.database.query<{ id: string }>('select id from rm.ticket_list where number = $1', [Number(digits)]);
    return row?.id ?? null;
  }
}
