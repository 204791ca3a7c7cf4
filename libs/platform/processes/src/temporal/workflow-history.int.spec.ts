import { describeWith, until } from '@casewright/testing';
import { Client, Connection } from '@temporalio/client';
import { impatient } from '../contract/harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { reminder } from '../contract/sample.process';
import { createTemporalHarness, type TemporalHarness } from '../contract/temporal-harness';
import type { ProcessHost } from '../process-host';

describeWith('temporal', 'What Temporal keeps of a process', () => {
  let harness: TemporalHarness;
  let host: ProcessHost;
  let client: Client;
  const log = new SampleLog();
  const cancelled = new SampleLog();

  beforeAll(async () => {
    harness = await createTemporalHarness();
    client = new Client({ connection: await Connection.connect({ address: harness.address }) });
    host = await harness.worker({ gateway: new RecordingGateway(), registrations: [registered(reminder)], policy: impatient });
    await host.deliver(log.opened());
    for (let count = 0; count < 450; count += 1) await host.deliver(log.noted());
    await until(async () => ((await host.find('reminder', log.subject))?.state as { notes: number[] }).notes.length === 450);
    await host.deliver(cancelled.opened());
    await host.cancel('reminder', cancelled.subject, 'Jo asked for it');
    await until(async () => (await host.find('reminder', cancelled.subject))?.error === 'Jo asked for it');
    // What is still read from the workflow and what stands in its row are the same to people.
    await until(async () => (await client.workflow.getHandle(`reminder:${cancelled.subject}`).describe()).status.name === 'COMPLETED');
  });
  afterAll(async () => {
    await host.stop();
    await client.connection.close();
    await harness.close();
  });

  it('is one workflow of the type and id of the process, continued as new when its history is long', async () => {
    const runs: string[] = [];
    for await (const { workflowId, type, status } of client.workflow.list()) {
      if (workflowId === `reminder:${log.subject}`) runs.push(`${type} ${status.name}`);
    }
    expect(runs.filter((run) => run === 'reminder CONTINUED_AS_NEW').length).toBeGreaterThan(0);
    expect(runs.filter((run) => run === 'reminder RUNNING')).toHaveLength(1);
  });

  it('shows status and next wake-up in the memo', async () => {
    const { memo } = await client.workflow.getHandle(`reminder:${log.subject}`).describe();
    expect(memo).toMatchObject({ key: log.subject, status: 'running', wakeAt: '', definitionVersion: 1 });
  });

  it('holds no personal text', async () => {
    const chunks: string[] = [];
    for await (const { workflowId, runId, memo } of client.workflow.list()) {
      chunks.push(JSON.stringify([memo, await client.workflow.getHandle(workflowId, runId).fetchHistory()]));
    }
    const readable = chunks
      .join()
      .replace(/"data":"([A-Za-z0-9+/=]+)"/g, (_, data: string) => Buffer.from(data, 'base64').toString('utf8'));
    expect(readable).toContain(log.subject);
    expect(readable).toContain(cancelled.subject);
    for (const words of ['My name is Jo.', 'Jo asked for it']) expect(readable).not.toContain(words);
    expect(await host.find('reminder', cancelled.subject)).toMatchObject({ status: 'cancelled', error: 'Jo asked for it' });
  });
});
