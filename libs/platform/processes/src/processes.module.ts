import { Config } from '@casewright/config';
import { EventTypes } from '@casewright/event-store';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Subscriptions } from '@casewright/subscriptions';
import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { ProcessDefinitions } from './core/definitions';
import { CommandDispatcher } from './core/dispatcher';
import { defaultRetryPolicy } from './core/retry-policy';
import './migrations';
import { createPostgresProcessHost } from './postgres/create';
import { ProcessHost } from './process-host';

/** Where `TEMPORAL_ADDRESS` is set the processes live on Temporal, else in PostgreSQL. */
@Global()
@Module({
  providers: [
    ProcessDefinitions,
    CommandDispatcher,
    {
      provide: ProcessHost,
      inject: [Config, Database, ProcessDefinitions, CommandDispatcher, EventTypes, Clock],
      useFactory: createHost,
    },
  ],
  exports: [ProcessHost],
})
export class ProcessesModule implements OnApplicationBootstrap {
  constructor(
    private readonly definitions: ProcessDefinitions,
    private readonly subscriptions: Subscriptions,
    private readonly host: ProcessHost,
  ) {}

  /** By now every context has registered its processes: each type follows the log at a pace of its own. */
  onApplicationBootstrap(): void {
    for (const type of this.definitions.types()) {
      this.subscriptions.addReactor({
        name: `process-${type}`,
        events: this.definitions.followedBy(type),
        startsAt: 'beginning',
        handle: (event) => this.host.deliver(event, type),
      });
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
): Promise<ProcessHost> {
  const parts = { database, definitions, dispatcher, eventTypes, clock, policy: defaultRetryPolicy };
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, TEMPORAL_TASK_QUEUE: taskQueue } = config.values;
  if (!address) return createPostgresProcessHost(parts);
  const { createTemporalProcessHost } = await import('./temporal/create');
  return createTemporalProcessHost({ address, namespace, taskQueue }, parts);
}
