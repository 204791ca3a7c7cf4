import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Global, Module } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import { Deliveries } from './deliveries/deliveries';
import { defaultDeliveryPolicy } from './deliveries/delivery-policy';
import { DeliveryRows } from './deliveries/delivery-rows';
import { PostgresDeliveries } from './deliveries/postgres-deliveries';
import './migrations';
import { JobQueue } from './queue/job-queue';
import { PgBossQueue } from './queue/pg-boss-queue';

/** Where `REDIS_URL` is set bull decides who works on what, else pg-boss. The code of the other one is not loaded. */
@Global()
@Module({
  providers: [
    { provide: JobQueue, inject: [Config, Database, LazyModuleLoader], useFactory: createQueue },
    {
      provide: Deliveries,
      inject: [Database, JobQueue, Clock],
      useFactory: (database: Database, queue: JobQueue, clock: Clock) =>
        new PostgresDeliveries(new DeliveryRows(database), queue, clock, defaultDeliveryPolicy),
    },
  ],
  exports: [JobQueue, Deliveries],
})
export class JobsModule {}

async function createQueue(config: Config, database: Database, modules: LazyModuleLoader): Promise<JobQueue> {
  const redisUrl = config.values.REDIS_URL;
  if (!redisUrl) return new PgBossQueue(database);
  const { BullQueue } = await import('./queue/bull-queue');
  return new BullQueue(redisUrl, modules);
}
