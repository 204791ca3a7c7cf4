import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { allMigrations, migrationsTable } from './migrations';

/** How MikroORM is set up, for the application and for migrating before it starts. */
export const ormOptions = (databaseUrl: string): Options =>
  defineConfig({
    clientUrl: databaseUrl,
    extensions: [Migrator],
    pool: { min: 0, max: 10 },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    migrations: {
      tableName: migrationsTable,
      migrationsList: allMigrations(),
      transactional: true,
      allOrNothing: false,
      silent: true,
    },
  });
