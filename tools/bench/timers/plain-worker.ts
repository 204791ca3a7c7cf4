import { loadConfig } from '@casewright/config';
import { Database } from '@casewright/persistence';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Sink } from './sink';
import { usage } from './usage';

/** The same timers without any of our host: Temporal's library as its guide has it, all workflows kept in memory. They act into the same table. */
const sink = new Sink(
  new Database(
    loadConfig({
      DATABASE_URL: process.env['DATABASE_URL'],
      CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
      FILES_DIRECTORY: 'unused',
    }),
  ),
);
const address = process.env['TEMPORAL_ADDRESS'] ?? '';
const taskQueue = 'plain';

interface Question {
  readonly ask: 'usage' | 'deliver';
  readonly timers?: readonly (readonly [key: string, due: string])[];
}

async function answer(client: Client, { ask, timers = [] }: Question): Promise<unknown> {
  if (ask === 'usage') return usage();
  const left = timers.values();
  const deliver = async () => {
    for (const [key, due] of left) await client.workflow.start('plainTimer', { workflowId: `plain:${key}`, taskQueue, args: [key, due] });
  };
  await Promise.all(Array.from({ length: 30 }, deliver));
  return timers.length;
}

async function main(): Promise<void> {
  const logger = new DefaultLogger('ERROR');
  Runtime.install({ logger, telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } } });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowBundle: await bundleWorkflowCode({ workflowsPath: require.resolve('./plain.workflow'), logger }),
    activities: { act: (key: string, due: string) => sink.act(key, due) },
    maxCachedWorkflows: 100_000,
  });
  void worker.run();
  const client = new Client({ connection: await Connection.connect({ address }) });
  process.on('message', (question: Question) => void answer(client, question).then((result) => process.send?.(result as object)));
  process.send?.('ready');
}

void main();
