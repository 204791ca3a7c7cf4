import { defineConfig, type Options } from '@mikro-orm/postgresql';

/** How MikroORM is set up, for the application and for migrating before it starts. */
export const ormOptions = (databaseUrl: string): Options =>
  defineConfig({
    clientUrl: databaseUrl,
    pool: { min: 0, max: 10 },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
  });
