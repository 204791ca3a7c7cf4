import type { NotificationKind, SlaTarget } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { Notification } from '../domain/notification';

interface Told {
  readonly userId: string;
}

/** What there is to read, and what was read. What is there already stays as it is, so every write can be repeated. */
@Injectable()
export class NotificationStore {
  constructor(private readonly database: Database) {}

  /** Answers who has something new. */
  async add(notifications: readonly Notification[]): Promise<readonly string[]> {
    if (notifications.length === 0) return [];
    const rows = await this.database.query<Told>(
      `insert into notifications.entries (id, user_id, ticket_id, kind, by_kind, by_id, by_version, target, text, at)
       select id, user_id, ticket_id, kind, by_kind, by_id, by_version, target, text, at
       from jsonb_populate_recordset(null::notifications.entries, $1::jsonb)
       on conflict (id) do nothing returning user_id as "userId"`,
      [JSON.stringify(notifications.map(recordOf))],
    );
    return distinct(rows);
  }

  /** Takes back what turned out not to be so; answers who had been told. */
  async withdraw(ticketId: string, kind: NotificationKind, target: SlaTarget): Promise<readonly string[]> {
    const sql = 'delete from notifications.entries where ticket_id = $1 and kind = $2 and target = $3 returning user_id as "userId"';
    return distinct(await this.database.query<Told>(sql, [ticketId, kind, target]));
  }

  /** Answers how many had not been read before. */
  readOfTicket(userId: string, ticketId: string, until: Date): Promise<number> {
    return this.read('user_id = $2 and ticket_id = $3 and at <= $1', [until, userId, ticketId]);
  }

  readThese(userId: string, ids: readonly string[], at: Date): Promise<number> {
    return this.read('user_id = $2 and id = any($3::uuid[])', [at, userId, ids]);
  }

  /** All that stand in the list from this one downwards. */
  readUpTo(userId: string, newest: string, at: Date): Promise<number> {
    const place = 'select e.at, e.id from notifications.entries e where e.id = $3 and e.user_id = $2';
    return this.read(`user_id = $2 and (at, id) <= (${place})`, [at, userId, newest]);
  }

  /** Removes at most `limit` that are older, and answers how many. */
  forget(before: Date, limit: number): Promise<number> {
    return this.countOf(
      'delete from notifications.entries where id in (select id from notifications.entries where at < $1 limit $2) returning id',
      [before, limit],
    );
  }

  /** Nothing is older than the moment it was read at, so what these marks are of has gone before them. */
  forgetReads(before: Date, limit: number): Promise<number> {
    const old = 'select notification_id from notifications.reads where read_at < $1 limit $2';
    return this.countOf(`delete from notifications.reads where notification_id in (${old}) returning notification_id`, [before, limit]);
  }

  /** What rules had to say about these tickets. */
  async forgetTexts(ticketIds: readonly string[]): Promise<void> {
    await this.database.query('update notifications.entries set text = null where ticket_id = any($1::uuid[]) and text is not null', [
      ticketIds,
    ]);
  }

  private read(condition: string, parameters: readonly unknown[]): Promise<number> {
    return this.countOf(
      `insert into notifications.reads (notification_id, read_at) select id, $1::timestamptz from notifications.entries where ${condition}
       on conflict do nothing returning notification_id`,
      parameters,
    );
  }

  private async countOf(sql: string, parameters: readonly unknown[]): Promise<number> {
    return (await this.database.prepared(sql, parameters)).length;
  }
}

const distinct = (rows: readonly Told[]): string[] => [...new Set(rows.map(({ userId }) => userId))];

const recordOf = ({ userId, ticketId, by, ...same }: Notification) => ({
  ...same,
  user_id: userId,
  ticket_id: ticketId,
  by_kind: by?.kind ?? null,
  by_id: by?.id ?? null,
  by_version: by?.version ?? null,
});
