import type { ListTeams, TeamListView, TeamView } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

interface TeamRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly member_count: number;
  readonly sort_name: string;
}

const Position = z.strictObject({ name: z.string().max(500), id: z.uuid() });

const teamColumns = `
  select t.id, t.version, t.name, t.description, lower(t.name) as sort_name,
    (select count(*)::int from identity.users u where u.team_ids @> array[t.id] and u.state <> 'deactivated') as member_count
  from identity.teams t where t.removed_at is null`;

@Injectable()
export class TeamQueries {
  constructor(private readonly database: Database) {}

  async team(id: string): Promise<TeamView> {
    const [row] = await this.database.query<TeamRow>(`${teamColumns} and t.id = $1`, [id]);
    if (!row) throw missing();
    return teamView(row);
  }

  async list({ limit, cursor }: ListTeams): Promise<TeamListView> {
    const after = decodeCursor(Position, cursor);
    const rows = await this.database.query<TeamRow>(
      `${teamColumns} and ($1::text is null or (lower(t.name) collate "C", t.id) > ($1, $2::uuid))
       order by lower(t.name) collate "C", t.id limit $3`,
      [after?.name ?? null, after?.id ?? null, limit + 1],
    );
    const page = pageOf(rows, limit, (last) => ({ name: last.sort_name, id: last.id }));
    return { items: page.items.map(teamView), nextCursor: page.nextCursor };
  }

  /** Those of the ids that are teams. */
  async existing(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from identity.teams where id = any ($1::uuid[]) and removed_at is null',
      [ids],
    );
    return rows.map(({ id }) => id);
  }
}

const teamView = (row: TeamRow): TeamView => ({
  id: row.id,
  version: row.version,
  name: row.name,
  description: row.description,
  memberCount: row.member_count,
});
