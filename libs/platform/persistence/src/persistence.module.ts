import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Config } from '@casewright/config';
import { Global, Module } from '@nestjs/common';
import { Database } from './database';
import { ormOptions } from './orm-options';

@Global()
@Module({
  imports: [
    MikroOrmModule.forRootAsync({
      inject: [Config],
      driver: PostgreSqlDriver,
      useFactory: (config: Config) => ({
        ...ormOptions(config.values.DATABASE_URL),
        autoLoadEntities: true,
        registerRequestContext: true,
      }),
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class PersistenceModule {}
