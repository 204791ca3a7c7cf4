import { loadConfig } from '@casewright/config';
import { Database } from '@casewright/persistence';
import { createMigratedDatabase } from '@casewright/testing';
import '../migrations';

/** A migrated database of its own. */
export async function createTables(): Promise<{ readonly database: Database; close(): Promise<void> }> {
  const { url, drop } = await createMigratedDatabase();
  const database = new Database(
    loadConfig({ DATABASE_URL: url, CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'unused' }),
  );
  return {
    database,
    async close() {
      await database.pool.end();
      await drop();
    },
  };
}
