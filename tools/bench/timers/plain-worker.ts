import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { answerKeeper, benchDatabase } from './asked';
import { Sink } from './sink';

/** The same timers without any of our host: Temporal's library as its guide has it, all workflows kept in memory. They act into the same table. */
const sink = new Sink(benchDatabase());
const address = process.env['TEMPORAL_ADDRESS'] ?? '';
const taskQueue = 'plain';

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
  answerKeeper((key, due) => client.workflow.start('plainTimer', { workflowId: `plain:${key}`, taskQueue, args: [key, due] }));
}

void main();
