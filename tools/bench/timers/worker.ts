import { EventTypes } from '@casewright/event-store';
import { newId, SystemClock, type Stored } from '@casewright/kernel';
import { ProcessDefinitions } from '../../../libs/platform/processes/src/core/definitions';
import { CommandDispatcher } from '../../../libs/platform/processes/src/core/dispatcher';
import { defaultRetryPolicy } from '../../../libs/platform/processes/src/core/retry-policy';
import { createPostgresProcessHost } from '../../../libs/platform/processes/src/postgres/create';
import type { ProcessHost } from '../../../libs/platform/processes/src/process-host';
import { answerKeeper, benchDatabase } from './asked';
import { Sink } from './sink';
import { benchTimer } from './timer.process';

/** A program that does nothing but keep time, on the host that the environment names; its parent asks it by messages. */
const database = benchDatabase();

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

const asked = (key: string, due: string): Stored =>
  ({
    ...{ type: 'bench.asked', data: { key, due }, eventId: newId(), streamId: newId(), category: 'bench', version: 1 },
    meta: { commandId: newId(), actor: { kind: 'system', id: 'bench' }, correlationId: key, causationId: null, depth: 0 },
  }) as unknown as Stored;

async function main(): Promise<void> {
  const host = await open();
  await host.start();
  answerKeeper((key, due) => host.deliver(asked(key, due), 'bench-timer'));
}

void main();
