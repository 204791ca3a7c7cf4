import type {
  AccountChange,
  ListAccountHistory,
  TeamHistory,
  TeamHistoryEntry,
  UserHistory,
  UserHistoryEntry,
} from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { missing, type Actor } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

type Page = z.output<typeof ListAccountHistory>;

const Before = z.strictObject({ before: z.string().regex(/^\d{1,18}$/) });

interface ChangeRow<Kind> {
  readonly id: string;
  readonly at: Date;
  readonly kind: Kind;
  readonly changes: AccountChange[];
  readonly actor: Actor;
  /** Null where the actor is no user. */
  readonly actor_name: string | null;
}

interface Entry<Kind> {
  readonly id: string;
  readonly at: string;
  readonly kind: Kind;
  readonly by: UserHistoryEntry['by'];
  readonly changes: AccountChange[];
}

/** What was changed about users and teams, newest first. */
@Injectable()
export class AccountPast {
  constructor(private readonly database: Database) {}

  async ofUser(id: string, page: Page): Promise<UserHistory> {
    await this.require('select 1 from identity.users where id = $1', id);
    return this.entries<UserHistoryEntry['kind']>('user', id, page);
  }

  /** Of a team that was removed, too: its row stays. */
  async ofTeam(id: string, page: Page): Promise<TeamHistory> {
    await this.require('select 1 from identity.teams where id = $1', id);
    return this.entries<TeamHistoryEntry['kind']>('team', id, page);
  }

  private async entries<Kind>(subject: 'user' | 'team', id: string, { limit, cursor }: Page) {
    const rows = await this.database.query<ChangeRow<Kind> & Record<string, unknown>>(
      `select c.id::text, c.at, c.kind, c.changes, c.actor, u.name as actor_name
       from identity.changes c left join identity.users u on u.id::text = c.actor->>'id'
       where c.subject_kind = $1 and c.subject_id = $2 and ($3::bigint is null or c.id < $3) order by c.id desc limit $4`,
      [subject, id, decodeCursor(Before, cursor)?.before ?? null, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ before: last.id }));
    return { items: items.map(entryOf), nextCursor };
  }

  private async require(sql: string, id: string): Promise<void> {
    if ((await this.database.query(sql, [id])).length === 0) throw missing();
  }
}

function entryOf<Kind>({ id, at, kind, changes, actor, actor_name: name }: ChangeRow<Kind>): Entry<Kind> {
  const by = { kind: actor.kind, id: actor.id, version: actor.version ?? null, name: name ?? 'Casewright' };
  return { id, at: at.toISOString(), kind, by, changes };
}
