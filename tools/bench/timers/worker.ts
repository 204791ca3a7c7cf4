import { loadConfig } from '@casewright/config';
import { EventTypes } from '@casewright/event-store';
import { newId, SystemClock, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { ProcessDefinitions } from '../../../libs/platform/processes/src/core/definitions';
import { CommandDispatcher } from '../../../libs/platform/processes/src/core/dispatcher';
import { defaultRetryPolicy } from '../../../libs/platform/processes/src/core/retry-policy';
import { createPostgresProcessHost } from '../../../libs/platform/processes/src/postgres/create';
import type { ProcessHost } from '../../../libs/platform/processes/src/process-host';
import { Sink } from './sink';
import { benchTimer } from './timer.process';
import { usage } from './usage';

/** A program that does nothing but keep time, on the host that the environment names; its parent asks it by messages. */
const database = new Database(
  loadConfig({ DATABASE_URL: process.env['DATABASE_URL'], CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'unused' }),
);

/** How long what a killed worker had in hand waits for it, in milliseconds; a test has less time than a customer. */
const claimMilliseconds = Number(process.env['CLAIM_MILLISECONDS'] ?? defaultRetryPolicy.claimMilliseconds);

async function open(): Promise<ProcessHost> {
  const definitions = new ProcessDefinitions();
  const parts = {
    ...{ database, definitions, eventTypes: new EventTypes(), clock: new SystemClock() },
    ...{
      dispatcher: new CommandDispatcher(new Sink(database)),
      policy: { ...defaultRetryPolicy, claimMilliseconds },
      onWake: () => undefined,
    },
  };
  const address = process.env['TEMPORAL_ADDRESS'];
  definitions.add({ definition: benchTimer, module: require.resolve('./timer.process') });
  if (!address) return createPostgresProcessHost(parts);
  const { createRoutedProcessHost } = await import('../../../libs/platform/processes/src/temporal/create');
  return createRoutedProcessHost({ address, namespace: 'default', taskQueue: 'bench' }, parts, 'temporal').host;
}

interface Question {
  readonly ask: 'usage' | 'deliver';
  readonly timers?: readonly (readonly [key: string, due: string])[];
}

const asked = ([key, due]: readonly [string, string]): Stored =>
  ({
    ...{ type: 'bench.asked', data: { key, due }, eventId: newId(), streamId: newId(), category: 'bench', version: 1 },
    meta: { commandId: newId(), actor: { kind: 'system', id: 'bench' }, correlationId: key, causationId: null, depth: 0 },
  }) as unknown as Stored;

async function answer(host: ProcessHost, { ask, timers = [] }: Question): Promise<unknown> {
  if (ask === 'deliver') {
    const left = timers.values();
    const deliver = async () => {
      for (const timer of left) await host.deliver(asked(timer), 'bench-timer');
    };
    await Promise.all(Array.from({ length: 30 }, deliver));
    return timers.length;
  }
  return usage();
}

async function main(): Promise<void> {
  const host = await open();
  await host.start();
  process.on('message', (question: Question) => void answer(host, question).then((result) => process.send?.(result as object)));
  process.send?.('ready');
}

void main();
