import { describeWith } from '@casewright/testing';
import { Client, Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTemporalHarness } from '../contract/temporal-harness';
import { bundleWorkflows } from './bundle';
import { play, stories } from './recorded/stories';

const { History } = temporal.api.history.v1;
const folder = join(__dirname, 'recorded');

/**
 * `RECORD_HISTORIES=<name of this build> npx jest … replay` adds what this build lives through to the histories that every later one must
 * replay; a change of the workflow's steps needs it, and `workflow.patched`. What is there is never recorded anew.
 */
const build = process.env['RECORD_HISTORIES'];

async function record(name: string): Promise<void> {
  const harness = await createTemporalHarness();
  const client = new Client({ connection: await Connection.connect({ address: harness.address }) });
  try {
    for (const story of Object.keys(stories)) {
      const history = await client.workflow.getHandle(await play(harness, story)).fetchHistory();
      writeFileSync(join(folder, `${name}.${story}.bin`), History.encode(history).finish(), { flag: 'wx' });
    }
  } finally {
    await client.connection.close();
    await harness.close();
  }
}

describeWith('temporal', 'Workflows of earlier builds', () => {
  let code: string;
  const replay = (history: unknown) => Worker.runReplayHistory({ workflowBundle: { code } }, history, 'recorded');
  const recorded = (name: string) => History.decode(readFileSync(join(folder, name)));

  beforeAll(async () => {
    if (build) await record(build);
    else Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
    // Its definitions are not only those that the histories were lived with: newer versions of the same process are in there as well.
    code = await bundleWorkflows([require.resolve('../contract/sample.process')]);
  });

  it.each(readdirSync(folder).filter((name) => name.endsWith('.bin')))('go on where they were: %s', async (name) => {
    await expect(replay(recorded(name))).resolves.toBeUndefined();
  });

  it('would stop at a step that they did not take, so this test can fail', async () => {
    const history = recorded('first-build.still-waiting.bin');
    for (const { activityTaskScheduledEventAttributes: scheduled } of history.events)
      if (scheduled?.activityType?.name === 'formerLife') scheduled.activityType.name = 'somethingElse';
    await expect(replay(history)).rejects.toThrow(/[Nn]ondeterminism/);
  });
});
