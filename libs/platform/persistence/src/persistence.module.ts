import { MikroORM } from '@mikro-orm/core';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Migrator } from '@mikro-orm/migrations';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Config } from '@casewright/config';
import { Global, Module } from '@nestjs/common';
import { Database } from './database';
import { allMigrations } from './migrations';

@Global()
@Module({
  imports: [
    MikroOrmModule.forRootAsync({
      inject: [Config],
      driver: PostgreSqlDriver,
      useFactory: (config: Config) => ({
        driver: PostgreSqlDriver,
        clientUrl: config.values.DATABASE_URL,
        autoLoadEntities: true,
        extensions: [Migrator],
        pool: { min: 0, max: 10 },
        discovery: { warnWhenNoEntities: false },
        registerRequestContext: true,
        forceUtcTimezone: true,
        migrations: {
          tableName: 'schema_migrations',
          migrationsList: allMigrations(),
          transactional: true,
          allOrNothing: false,
          silent: true,
        },
      }),
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class PersistenceModule {}

const migrationLock = 0x6361_7365;

/** Brings the schema up to date. Several processes may call it at once: the first works, the others wait for it. */
export async function migrate(orm: MikroORM, database: Database): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await (orm.getMigrator() as Migrator).up();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    client.release();
  }
}
