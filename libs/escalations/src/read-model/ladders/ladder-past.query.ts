import { UserDirectory, type LadderContent, type LadderVersionList, type ListLadderVersions } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

interface VersionRow {
  readonly version: number;
  readonly content: LadderContent;
  readonly madeBy: string;
  readonly madeAt: Date;
}

const Before = z.strictObject({ before: z.int() });
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every version of a ladder, newest first, also of an archived one: escalations have climbed it. */
@Injectable()
export class LadderPast {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
  ) {}

  async versions(id: string, { limit, cursor }: ListLadderVersions): Promise<LadderVersionList> {
    const rows = await this.database.query<VersionRow & object>(
      `select version, content, made_by as "madeBy", made_at as "madeAt" from escalations.ladder_versions
       where ladder_id = $1 and ($2::int is null or version < $2) order by version desc limit $3`,
      [id, decodeCursor(Before, cursor)?.before, limit + 1],
    );
    if (rows.length === 0 && cursor === undefined) throw new DomainError('resource.missing', 'There is nothing here.');
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ before: last.version }));
    const users = await this.users.users([...new Set(items.map(({ madeBy }) => madeBy))].filter((maker) => uuid.test(maker)));
    const views = items.map(({ madeBy, madeAt, ...version }) => {
      const kind = uuid.test(madeBy) ? ('user' as const) : ('system' as const);
      const name = users.get(madeBy)?.name ?? (kind === 'user' ? 'Former user' : 'Casewright');
      return { ...version, madeAt: madeAt.toISOString(), madeBy: { kind, id: madeBy, version: null, name } };
    });
    return { items: views, nextCursor };
  }
}
