import { Config } from '@casewright/config';
import { EventTypes } from '@casewright/event-store';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Erasers, Retention } from '@casewright/retention';
import { Subscriptions } from '@casewright/subscriptions';
import { Metrics } from '@casewright/telemetry';
import { Global, Logger, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ProcessDefinitions } from './core/definitions';
import { CommandDispatcher } from './core/dispatcher';
import { defaultRetryPolicy } from './core/retry-policy';
import { ProcessEraser } from './erasure/process-eraser';
import './migrations';
import { MoveRows } from './moves/move-rows';
import { ProcessMoves } from './moves/process-moves';
import { createPostgresProcessHost } from './postgres/create';
import { ProcessRows } from './postgres/process-rows';
import { ProcessHost } from './process-host';
import { ProcessRecovery } from './recovery/process-recovery';
import { temporalOptions } from './temporal/temporal-options';

/** Milliseconds: what one command leads to reaches its process together. */
const gathering = 40;
const latenessBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600];

/** Where `TEMPORAL_ADDRESS` is set processes live on Temporal, save those that began in PostgreSQL and were not moved; else in PostgreSQL. */
@Global()
@Module({
  providers: [
    ProcessDefinitions,
    CommandDispatcher,
    ProcessEraser,
    ProcessRecovery,
    { provide: ProcessRows, inject: [Database], useFactory: (database: Database) => new ProcessRows(database) },
    {
      provide: ProcessMoves,
      inject: [Config, Database, Clock],
      useFactory: ({ values }: Config, database: Database, clock: Clock) =>
        new ProcessMoves(new MoveRows(database), clock, values.TEMPORAL_ADDRESS !== undefined),
    },
    {
      provide: ProcessHost,
      inject: [Config, Database, ProcessDefinitions, CommandDispatcher, EventTypes, Clock, Metrics, ProcessMoves],
      useFactory: createHost,
    },
  ],
  exports: [ProcessHost, ProcessMoves, ProcessRecovery],
})
export class ProcessesModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly definitions: ProcessDefinitions,
    private readonly subscriptions: Subscriptions,
    private readonly host: ProcessHost,
    private readonly rows: ProcessRows,
    private readonly metrics: Metrics,
    private readonly retention: Retention,
    private readonly erasers: Erasers,
    private readonly eraser: ProcessEraser,
    private readonly config: Config,
  ) {}

  /** By now every context has registered its processes: each type follows the log at a pace of its own. */
  onApplicationBootstrap(): void {
    const parked = { name: 'casewright_processes_parked', help: 'Processes that wait for a person because an input kept failing' };
    this.erasers.register(this.eraser);
    this.retention.keep({
      what: 'processes',
      days: this.config.values.KEEP_PROCESSES_DAYS,
      remove: (before, limit) => this.rows.removeEnded(before, limit),
    });
    this.metrics.gauge(parked, async (gauge) => gauge.set(await this.countParked()));
    for (const type of this.definitions.types()) {
      this.subscriptions.addReactor({
        name: `process-${type}`,
        events: this.definitions.followedBy(type),
        startsAt: 'beginning',
        pace: gathering,
        handle: (event) => this.host.deliver(event, type),
        handleAll: (events) => this.host.deliverAll(events, type),
      });
    }
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.host.stop();
  }

  /** A Temporal that is away must not take the other figures with it. */
  private async countParked(): Promise<number> {
    try {
      const parked = (await this.host.counts()).filter(({ status }) => status === 'parked');
      return parked.reduce((sum, { count }) => sum + count, 0);
    } catch (error) {
      new Logger('Processes').warn(`Parked processes cannot be counted: ${String(error)}`);
      return Number.NaN;
    }
  }
}

async function createHost(
  config: Config,
  database: Database,
  definitions: ProcessDefinitions,
  dispatcher: CommandDispatcher,
  eventTypes: EventTypes,
  clock: Clock,
  metrics: Metrics,
  moves: ProcessMoves,
): Promise<ProcessHost> {
  const lateness = metrics.histogram({
    name: 'casewright_process_lateness_seconds',
    help: 'How late processes were woken',
    labels: ['type'],
    buckets: latenessBuckets,
  });
  const onWake = (type: string, secondsLate: number) => lateness.observe(Math.max(0, secondsLate), { type });
  const workers = config.values.CASEWRIGHT_PROFILE === 'embedded' ? ('one' as const) : ('several' as const);
  const parts = { database, definitions, dispatcher, eventTypes, clock, policy: { ...defaultRetryPolicy, workers }, onWake };
  const options = temporalOptions(config.values);
  if (!options) return createPostgresProcessHost(parts);
  const { createRoutedProcessHost } = await import('./temporal/create');
  const { host, mover } = createRoutedProcessHost(options, parts, config.values.PROCESSES_BEGIN_ON);
  moves.onOrder = () => mover.look();
  return host;
}
