import { UserDirectory, type Role, type TeamSummary, type UserSummary } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

interface SummaryRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  readonly team_ids: string[];
}

const summaries = `select id, name, email, role, state = 'active' as active, team_ids from identity.users`;

/** Names outlive their owners: deactivated users and removed teams are found by id, because tickets still name them. */
@Injectable()
export class StoredUserDirectory extends UserDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async users(ids: readonly string[]): Promise<ReadonlyMap<string, UserSummary>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.prepared<SummaryRow>(`${summaries} where id = any((select $1::uuid[])::uuid[])`, [[...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, summaryOf(row)]));
  }

  async teams(ids: readonly string[]): Promise<ReadonlyMap<string, TeamSummary>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.prepared<TeamSummary & { id: string }>(
      'select id, name from identity.teams where id = any((select $1::uuid[])::uuid[])',
      [[...new Set(ids)]],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  allTeams(): Promise<readonly TeamSummary[]> {
    return this.database.query<TeamSummary & { id: string }>(
      'select id, name from identity.teams where removed_at is null order by lower(name) collate "C", id',
    );
  }

  async activeAgents(): Promise<readonly UserSummary[]> {
    const rows = await this.database.query<SummaryRow>(
      `${summaries} where state = 'active' and role in ('admin', 'manager', 'agent') order by lower(name) collate "C", id`,
    );
    return rows.map(summaryOf);
  }
}

const summaryOf = ({ team_ids: teamIds, ...row }: SummaryRow): UserSummary => ({ ...row, teamIds });
