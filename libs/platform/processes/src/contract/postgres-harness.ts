import { loadConfig } from '@casewright/config';
import { EventTypes } from '@casewright/event-store';
import { SystemClock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createMigratedDatabase } from '@casewright/testing';
import { ProcessDefinitions } from '../core/definitions';
import { CommandDispatcher } from '../core/dispatcher';
import { defaultRetryPolicy } from '../core/retry-policy';
import '../migrations';
import { createPostgresProcessHost, type HostParts } from '../postgres/create';
import type { ProcessHost } from '../process-host';
import type { ProcessHarness, WorkerOptions } from './harness';
import { sampleEvents } from './sample.events';

export interface TestTables {
  readonly database: Database;
  close(): Promise<void>;
}

/** A migrated database of its own. */
export async function createTables(): Promise<TestTables> {
  const { url, drop } = await createMigratedDatabase();
  const config = loadConfig({ DATABASE_URL: url, CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'unused' });
  const database = new Database(config);
  return {
    database,
    async close() {
      await database.pool.end();
      await drop();
    },
  };
}

export function partsOf(database: Database, { gateway, registrations, clock, policy }: WorkerOptions): HostParts {
  const eventTypes = new EventTypes();
  eventTypes.register(sampleEvents);
  const definitions = new ProcessDefinitions();
  for (const registration of registrations) definitions.add(registration);
  return {
    database,
    definitions,
    dispatcher: new CommandDispatcher(gateway),
    eventTypes,
    clock: clock ?? new SystemClock(),
    policy: policy ?? defaultRetryPolicy,
    onWake: () => undefined,
  };
}

export async function createPostgresHarness(): Promise<ProcessHarness> {
  const { database, close } = await createTables();
  return {
    worker: (options) => workerWithoutTemporal(database, options),
    close,
  };
}

/** A program from before Temporal was set up. */
export async function workerWithoutTemporal(database: Database, options: WorkerOptions): Promise<ProcessHost> {
  const host = createPostgresProcessHost(partsOf(database, options));
  await host.start();
  return host;
}
