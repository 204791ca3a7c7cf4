import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Config } from '@casewright/config';
import { Global, Module } from '@nestjs/common';
import { Database } from './database';
import { Hints } from './hints';
import { JoiningEntityManager } from './joining-entity-manager';
import { ormOptions } from './orm-options';
import { statementTimeout } from './statement-timeout';
import { UnitOfWork } from './unit-of-work';

@Global()
@Module({
  imports: [
    MikroOrmModule.forRootAsync({
      inject: [Config],
      driver: PostgreSqlDriver,
      useFactory: (config: Config) => ({
        ...ormOptions(config.values.DATABASE_URL),
        entityManager: JoiningEntityManager,
        driverOptions: { connection: { statement_timeout: statementTimeout } },
        autoLoadEntities: true,
        registerRequestContext: true,
      }),
    }),
  ],
  providers: [Database, Hints, UnitOfWork],
  exports: [Database, Hints, UnitOfWork],
})
export class PersistenceModule {}
