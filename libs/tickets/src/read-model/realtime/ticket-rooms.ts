import { Database } from '@casewright/persistence';
import type { Admission, Announcement, Audience, RoomPolicy, TicketChange } from '@casewright/realtime';
import { Injectable } from '@nestjs/common';
import { sees, ticketAccess, type AccessFacts } from '../../domain';
import { TicketRecords } from '../ticket/ticket-records';
import { factsBefore, type AccessBefore } from './ticket-changes';

interface ListedFacts extends AccessFacts {
  readonly id: string;
  readonly version: number;
}

/** The rooms of tickets and of the queue, by the same policy as everything else. */
@Injectable()
export class TicketRooms implements RoomPolicy {
  readonly kinds = ['ticket', 'queue'];

  constructor(
    private readonly database: Database,
    private readonly records: TicketRecords,
  ) {}

  async admission(kind: string, ids: readonly (string | null)[]): Promise<Admission> {
    if (kind === 'queue') return (principal, id) => id === null && principal.permissions.has('ticket.view');
    const facts = await this.factsOf(ids.filter((id) => id !== null));
    return (principal, id) => {
      const ticket = id === null ? undefined : facts.get(id);
      return ticket !== undefined && sees(ticketAccess(principal), ticket);
    };
  }

  async audience(changes: readonly TicketChange[]): Promise<Audience> {
    const facts = await this.factsOf(changes.map((change) => change.ticketId));
    return (principal, change): Announcement => {
      const access = ticketAccess(principal);
      const now = facts.get(change.ticketId);
      if (!now) return { kind: 'nothing' };
      if (!sees(access, now))
        return sees(access, factsBefore(now, (change.before ?? {}) as AccessBefore)) ? { kind: 'gone' } : { kind: 'nothing' };
      const eventTypes = principal.role === 'customer' ? (change.customerEventTypes ?? []) : change.eventTypes;
      return eventTypes.length === 0 ? { kind: 'nothing' } : { kind: 'changed', version: now.version, eventTypes };
    };
  }

  /** From the list; a ticket that is too new for it is read from the log. */
  private async factsOf(ids: readonly string[]): Promise<ReadonlyMap<string, ListedFacts>> {
    const rows = await this.database.query<ListedFacts>(
      `select id, version::integer as version, team_id as "teamId", assignee_id as "assigneeId", follower_ids as "followerIds", requester_id as "requesterId"
       from rm.ticket_list where id = any($1::uuid[])`,
      [ids],
    );
    const facts = new Map(rows.map((row) => [row.id, row]));
    for (const id of ids) {
      const record = facts.has(id) ? null : await this.records.find(id);
      if (record) facts.set(id, { ...record.ticket, id, version: record.version });
    }
    return facts;
  }
}
