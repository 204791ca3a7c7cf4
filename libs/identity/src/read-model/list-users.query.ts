import type { ListUsers, UserListView } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { searchable } from '../domain/user';
import { userColumns, userView, type UserRow } from './user.rows';

const Position = z.strictObject({ name: z.string().max(500), id: z.uuid() });

/** Text to be found as it is, whatever signs of a pattern it holds. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

@Injectable()
export class UserLists {
  constructor(private readonly database: Database) {}

  async list({ q, role, state, teamId, limit, cursor }: ListUsers): Promise<UserListView> {
    const after = decodeCursor(Position, cursor);
    const rows = await this.database.query<UserRow & { sort_name: string }>(
      `select listed.*, lower(listed.name) as sort_name from (${userColumns}
         where ($1::text is null or u.search like $1) and ($2::text is null or u.role = $2)
           and ($3::text is null or u.state = $3) and ($4::uuid is null or u.team_ids @> array[$4::uuid])
           and ($5::text is null or (lower(u.name) collate "C", u.id) > ($5, $6::uuid))
         order by lower(u.name) collate "C", u.id limit $7) listed`,
      [
        q ? containing(searchable(q)) : null,
        role ?? null,
        state ?? null,
        teamId ?? null,
        after?.name ?? null,
        after?.id ?? null,
        limit + 1,
      ],
    );
    const page = pageOf(rows, limit, (last) => ({ name: last.sort_name, id: last.id }));
    return { items: page.items.map(userView), nextCursor: page.nextCursor };
  }
}
