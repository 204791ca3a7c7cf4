import type { Client } from 'pg';
import { allMigrations, migrationsTable } from './migrations';

/** The database was brought up to date by a newer version of the program, which is the only one that knows what it holds. */
export class NewerDatabase extends Error {
  constructor(unknown: string) {
    super(
      `The database was last used by a newer version of Casewright: this one does not know its change ${unknown}. Start that version again, or put back the backup from before it.`,
    );
  }
}

/** Throws `NewerDatabase`. A database that was never brought up to date is fine. */
export async function refuseNewer(client: Client): Promise<void> {
  const known = allMigrations().map(({ name }) => name);
  const { rows: tables } = await client.query('select from pg_tables where schemaname = current_schema() and tablename = $1', [
    migrationsTable,
  ]);
  if (tables.length === 0) return;
  const { rows } = await client.query<{ name: string }>(
    `select name from ${migrationsTable} where name <> all ($1::text[]) order by id desc limit 1`,
    [known],
  );
  if (rows[0]) throw new NewerDatabase(rows[0].name);
}
