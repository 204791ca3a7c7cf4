import { describeWith, until } from '@casewright/testing';
import { Client, Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { impatient } from '../../../../libs/platform/processes/src/contract/harness';
import { RecordingGateway } from '../../../../libs/platform/processes/src/contract/recording-gateway';
import { createTemporalHarness } from '../../../../libs/platform/processes/src/contract/temporal-harness';
import type { ProcessRegistration } from '../../../../libs/platform/processes/src/process-host';
import { bundleWorkflows } from '../../../../libs/platform/processes/src/temporal/bundle';
import { firstSlaClock } from '../../../../libs/sla/src/domain/former/first-sla-clock.process';
import * as story from '../../../../libs/sla/src/domain/testing/ticket-story';

const { History } = temporal.api.history.v1;
const file = join(__dirname, 'recorded/first-clocks.bin');
const former = require.resolve('../../../../libs/sla/src/domain/former/first-sla-clock.process');
const newest = require.resolve('../../../../libs/sla/src/domain/sla-clock.process');

const life = [
  story.opened('normal'),
  story.teamAssigned('018f0000-0000-7000-8000-00000000000d'),
  story.statusChanged('pending'),
  story.statusChanged('open'),
  story.commented(),
  story.priorityChanged('urgent'),
  story.statusChanged('solved'),
  story.statusChanged('open'),
].map((body, place) => story.stored(body, place + 1, story.begin + place * 30 * story.minute));

/** By version 1 as it is kept, alone on today's host: its times are long over, so its wake-ups come at once. */
async function record(): Promise<void> {
  const harness = await createTemporalHarness();
  const client = new Client({ connection: await Connection.connect({ address: harness.address }) });
  const [reply, resolution] = story.standardPolicy.content.targets;
  const assignment = (goalMinutes: number, warnAtPercent: number) => ({
    ...{ policyId: story.standardPolicy.id, policyVersion: story.standardPolicy.version, goalMinutes, warnAtPercent },
    ...{ calendarId: story.officeHours.id, calendarVersion: story.officeHours.version },
  });
  const assignments = {
    'first-reply': assignment(reply?.goals.normal ?? 0, 80),
    resolution: assignment(resolution?.goals.normal ?? 0, 50),
  };
  const prepare = () => Promise.resolve({ assignments, calendars: [story.officeHours] });
  const registration = { definition: firstSlaClock, module: former, prepare } as unknown as ProcessRegistration<never, never, never>;
  const gateway = new RecordingGateway();
  const host = await harness.worker({ gateway, registrations: [registration], policy: impatient });
  try {
    for (const event of life) {
      await host.deliver(event);
      await until(async () => (await host.find('sla-clock', story.ticketId))?.positions[event.streamId] === event.version);
    }
    await until(async () => ((await host.find('sla-clock', story.ticketId))?.wakes.length ?? 0) > 0);
    const history = await client.workflow.getHandle(`sla-clock:${story.ticketId}`).fetchHistory();
    writeFileSync(file, History.encode(history).finish(), { flag: 'wx' });
  } finally {
    await host.stop();
    await client.connection.close();
    await harness.close();
  }
}

describeWith('temporal', 'A workflow that lived with version 1 of the clocks', () => {
  const replay = async (...modules: string[]) => {
    const code = await bundleWorkflows(modules);
    return Worker.runReplayHistory({ workflowBundle: { code } }, History.decode(readFileSync(file)), 'recorded');
  };

  /** `RECORD_HISTORIES=first-clocks npx jest … first-clocks` made the file; what is there is never recorded anew. */
  beforeAll(async () => {
    if (process.env['RECORD_HISTORIES'] === 'first-clocks') await record();
    else Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  });

  it('goes on where it was with the program of today', async () => {
    await expect(replay(former, newest)).resolves.toBeUndefined();
  });

  it('would stop without the version that it lived with, so this test can fail', async () => {
    await expect(replay(newest)).rejects.toThrow('lacks sla-clock version 1');
  });
});
