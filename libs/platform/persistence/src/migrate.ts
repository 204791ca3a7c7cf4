import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { allMigrations, migrationsTable } from './migrations';
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
    await run(databaseUrl);
  } finally {
    await lock.end();
  }
}

/** What is only needed here is only loaded here: it is one of the slowest packages to load. */
async function run(databaseUrl: string): Promise<void> {
  const { Migration, Migrator } = await import('@mikro-orm/migrations');
  const migrationsList = allMigrations().map(({ name, sql }) => ({
    name,
    class: class extends Migration {
      override up(): void {
        this.addSql(sql);
      }
    },
  }));
  const orm = await MikroORM.init({
    ...ormOptions(databaseUrl),
    entities: [],
    extensions: [Migrator],
    migrations: { tableName: migrationsTable, migrationsList, transactional: true, allOrNothing: false, silent: true },
  });
  await new Migrator(orm.em).up();
  await orm.close(true);
}
