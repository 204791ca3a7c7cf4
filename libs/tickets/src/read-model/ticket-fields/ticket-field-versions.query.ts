import { UserDirectory, type ListTicketFieldVersions, type TicketFieldVersionList } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

type Version = TicketFieldVersionList['items'][number];

interface Row extends Pick<Version, 'version' | 'content'> {
  readonly madeBy: string;
  readonly madeAt: Date;
}

const Before = z.strictObject({ before: z.int() });
const isUserId = (id: string): boolean => z.uuid().safeParse(id).success;

/** Every version of a field, newest first. */
@Injectable()
export class TicketFieldVersions {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
  ) {}

  async list(key: string, { limit, cursor }: ListTicketFieldVersions): Promise<TicketFieldVersionList> {
    const rows = await this.database.query<Row & object>(
      `select version, content, made_by as "madeBy", made_at as "madeAt" from tickets.field_versions
       where key = $1 and ($2::int is null or version < $2) order by version desc limit $3`,
      [key, decodeCursor(Before, cursor)?.before, limit + 1],
    );
    if (rows.length === 0 && cursor === undefined) throw new DomainError('resource.missing', 'There is no such field.');
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ before: last.version }));
    const users = await this.users.users([...new Set(items.map(({ madeBy }) => madeBy))].filter(isUserId));
    const actor = (id: string): Version['madeBy'] => {
      const isUser = isUserId(id);
      return { kind: isUser ? 'user' : 'system', id, version: null, name: users.get(id)?.name ?? (isUser ? 'Former user' : 'Casewright') };
    };
    return {
      items: items.map(({ madeBy, madeAt, ...row }) => ({ ...row, madeAt: madeAt.toISOString(), madeBy: actor(madeBy) })),
      nextCursor,
    };
  }
}
