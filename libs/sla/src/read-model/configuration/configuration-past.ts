import {
  UserDirectory,
  type ActorView,
  type CalendarVersionList,
  type ListSlaVersions,
  type SlaPolicyVersionList,
} from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

interface VersionRow<Content> {
  readonly version: number;
  readonly content: Content;
  readonly madeBy: string;
  readonly madeAt: Date;
}

const Before = z.strictObject({ before: z.int() });
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const sources = {
  calendar: { table: 'sla.calendar_versions', id: 'calendar_id' },
  policy: { table: 'sla.policy_versions', id: 'policy_id' },
} as const;

/** Every version of a calendar or policy, newest first, also of one that was removed: clocks have counted by it. */
@Injectable()
export class ConfigurationPast {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
  ) {}

  calendar(id: string, page: ListSlaVersions): Promise<CalendarVersionList> {
    return this.versions('calendar', id, page);
  }

  policy(id: string, page: ListSlaVersions): Promise<SlaPolicyVersionList> {
    return this.versions('policy', id, page);
  }

  private async versions<Content>(kind: keyof typeof sources, id: string, { limit, cursor }: ListSlaVersions) {
    const source = sources[kind];
    const rows = await this.database.query<VersionRow<Content> & Record<string, unknown>>(
      `select version, content, made_by as "madeBy", made_at as "madeAt" from ${source.table}
       where ${source.id} = $1 and ($2::int is null or version < $2) order by version desc limit $3`,
      [id, decodeCursor(Before, cursor)?.before, limit + 1],
    );
    if (rows.length === 0 && cursor === undefined) throw new DomainError('resource.missing', 'There is nothing here.');
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ before: last.version }));
    const actor = await this.actors(items.map(({ madeBy }) => madeBy));
    const views = items.map(({ version, content, madeBy, madeAt }) => ({
      version,
      content,
      madeAt: madeAt.toISOString(),
      madeBy: actor(madeBy),
    }));
    return { items: views, nextCursor };
  }

  /** Users by name; whatever else made a version is the program itself. */
  private async actors(ids: readonly string[]): Promise<(id: string) => ActorView> {
    const users = await this.users.users([...new Set(ids)].filter((id) => uuid.test(id)));
    return (id) => ({
      kind: uuid.test(id) ? 'user' : 'system',
      id,
      version: null,
      name: users.get(id)?.name ?? (uuid.test(id) ? 'Former user' : 'Casewright'),
    });
  }
}
