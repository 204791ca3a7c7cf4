import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Erasers, Retention } from '@casewright/retention';
import { HealthChecks, Metrics } from '@casewright/telemetry';
import { Global, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import { Deliveries } from './deliveries/deliveries';
import { defaultDeliveryPolicy } from './deliveries/delivery-policy';
import { DeliveryEraser } from './deliveries/delivery-eraser';
import { DeliveryRows } from './deliveries/delivery-rows';
import { PostgresDeliveries } from './deliveries/postgres-deliveries';
import './migrations';
import { JobQueue } from './queue/job-queue';
import { PgBossQueue } from './queue/pg-boss-queue';

/** Where `REDIS_URL` is set bull decides who works on what, else pg-boss. The code of the other one is not loaded. */
@Global()
@Module({
  providers: [
    { provide: DeliveryRows, inject: [Database], useFactory: (database: Database) => new DeliveryRows(database) },
    DeliveryEraser,
    { provide: JobQueue, inject: [Config, Database, LazyModuleLoader], useFactory: createQueue },
    { provide: Deliveries, inject: [Config, DeliveryRows, JobQueue, Clock, Metrics], useFactory: createDeliveries },
  ],
  exports: [JobQueue, Deliveries],
})
export class JobsModule implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly config: Config,
    private readonly rows: DeliveryRows,
    private readonly queue: JobQueue,
    private readonly deliveries: Deliveries,
    private readonly metrics: Metrics,
    private readonly checks: HealthChecks,
    private readonly erasers: Erasers,
    private readonly eraser: DeliveryEraser,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.erasers.register(this.eraser);
    this.retention.keep({
      what: 'deliveries',
      days: this.config.values.KEEP_DELIVERIES_DAYS,
      remove: (before, limit) => this.rows.removeEnded(before, limit),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.checks.register({ name: 'queue', healthy: () => this.deliveries.healthy() });
    const description = { name: 'casewright_deliveries', help: 'Deliveries that are not done, by state', labels: ['state'] };
    this.metrics.gauge(description, async (gauge) => {
      for (const { status, count } of await this.rows.open()) gauge.set(count, { state: status });
    });
    // A process that only answers requests sends nothing itself, but tells those that do.
    if (this.config.values.CASEWRIGHT_ROLE === 'api') await this.queue.start();
  }

  /** While the database still answers: what is being sent is finished and noted. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.deliveries.stop();
  }
}

async function createQueue(config: Config, database: Database, modules: LazyModuleLoader): Promise<JobQueue> {
  const redisUrl = config.values.REDIS_URL;
  if (!redisUrl) return new PgBossQueue(database, workersOf(config));
  const { BullQueue } = await import('./queue/bull-queue');
  return new BullQueue(redisUrl, modules);
}

/** The embedded profile is one process. */
const workersOf = (config: Config): 'one' | 'several' => (config.values.CASEWRIGHT_PROFILE === 'embedded' ? 'one' : 'several');

function createDeliveries(config: Config, rows: DeliveryRows, queue: JobQueue, clock: Clock, metrics: Metrics): Deliveries {
  const policy = { ...defaultDeliveryPolicy, workers: workersOf(config) };
  const attempts = metrics.counter({
    name: 'casewright_delivery_attempts_total',
    help: 'Attempts to deliver, by outcome',
    labels: ['outcome', 'capability'],
  });
  return new PostgresDeliveries(rows, queue, clock, policy, (outcome, capability) => attempts.add({ outcome, capability }));
}
