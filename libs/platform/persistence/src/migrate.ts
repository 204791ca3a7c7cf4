import type { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { refuseNewer } from './newer-database';
import { ormOptions } from './orm-options';

const migrationLock = 0x6361_7365;

/**
 * Brings the schema up to date, before the application is made: its start-up hooks already read it. Several processes may call
 * it at once: the first works, the others wait for it. Throws `NewerDatabase`, and changes nothing, where a newer program has done so.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const lock = new Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    await refuseNewer(lock);
    const orm = await MikroORM.init({ ...ormOptions(databaseUrl), entities: [] });
    await (orm.getMigrator() as Migrator).up();
    await orm.close(true);
  } finally {
    await lock.end();
  }
}
