import type { ActorView, UserDirectory } from '@casewright/contracts';
import { missing } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import { z } from 'zod';
import { decodeCursor, pageOf } from './cursor';

/** Where the versions of something stand: a table of `version, content, made_by, made_at`, and the column that names the thing. */
export interface Filing {
  readonly table: string;
  readonly column: string;
}

/** What it takes to list them: the database, and the names of who made them. */
export interface VersionSources {
  readonly database: Database;
  readonly users: UserDirectory;
}

interface Asked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface Row<Content> {
  readonly version: number;
  readonly content: Content;
  readonly madeBy: string;
  readonly madeAt: Date;
}

const Before = z.strictObject({ before: z.int() });
const isUserId = (id: string): boolean => z.uuid().safeParse(id).success;

/** A page of the versions of one thing, newest first. Throws `resource.missing` where there never was such a thing. */
export async function filedVersions<Content>(
  { database, users }: VersionSources,
  { table, column }: Filing,
  id: string,
  { limit, cursor }: Asked,
) {
  const rows = await database.query<Row<Content> & Record<string, unknown>>(
    `select version, content, made_by as "madeBy", made_at as "madeAt" from ${table}
     where ${column} = $1 and ($2::int is null or version < $2) order by version desc limit $3`,
    [id, decodeCursor(Before, cursor)?.before, limit + 1],
  );
  if (rows.length === 0 && cursor === undefined) throw missing();
  const { items, nextCursor } = pageOf(rows, limit, (last) => ({ before: last.version }));
  const maker = await filersOf(
    users,
    items.map(({ madeBy }) => madeBy),
  );
  const views = items.map(({ version, content, madeBy, madeAt }) => ({
    version,
    content,
    madeAt: madeAt.toISOString(),
    madeBy: maker(madeBy),
  }));
  return { items: views, nextCursor };
}

/** Users by name; whatever else made a version is the program itself. */
export async function filersOf(directory: UserDirectory, ids: readonly string[]): Promise<(id: string) => ActorView> {
  const users = await directory.users([...new Set(ids)].filter(isUserId));
  return (id) => {
    const kind = isUserId(id) ? 'user' : 'system';
    return { kind, id, version: null, name: users.get(id)?.name ?? (kind === 'user' ? 'Former user' : 'Casewright') };
  };
}
