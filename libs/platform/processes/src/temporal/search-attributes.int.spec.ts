import { describeWith, until } from '@casewright/testing';
import { Client, Connection } from '@temporalio/client';
import { impatient } from '../contract/harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { bearer, reminder } from '../contract/sample.process';
import { createTemporalHarness, type TemporalHarness } from '../contract/temporal-harness';
import type { ProcessHost } from '../process-host';

describeWith('temporal', 'What workflows are found by', () => {
  let harness: TemporalHarness;
  let host: ProcessHost;
  let client: Client;
  const registrations = [registered(reminder), registered(bearer)];

  beforeAll(async () => {
    harness = await createTemporalHarness();
    client = new Client({ connection: await Connection.connect({ address: harness.address }) });
    host = await harness.worker({ gateway: new RecordingGateway(), registrations, policy: impatient });
  });
  afterAll(async () => {
    await host.stop();
    await client.connection.close();
    await harness.close();
  });

  /** Lists follow what workflows say with a delay. */
  const finds = (query: string, ...ids: string[]) =>
    until(async () => {
      const found: string[] = [];
      for await (const { workflowId } of client.workflow.list({ query })) found.push(workflowId);
      return found.sort().join() === ids.sort().join();
    });

  it('is type, subject, state and when it is due', async () => {
    const log = new SampleLog();
    await host.deliver(log.opened(new Date('2100-01-01T00:00:00Z')));
    const about = `ProcessType = 'reminder' AND SubjectId = '${log.subject}' AND ProcessState = 'running'`;
    await finds(`${about} AND DueAt > '2099-12-31T00:00:00Z' AND Team IS NULL`, `reminder:${log.subject}`);
    await finds(`${about} AND DueAt < '2099-12-31T00:00:00Z'`);
  });

  it('is the team that has the subject now, where the state tells', async () => {
    const [first, second] = [new SampleLog(), new SampleLog()];
    await host.deliver(first.handed('sound'));
    await host.deliver(second.handed('light'));
    await finds(`Team = 'sound'`, `bearer:${first.subject}`);
    await host.deliver(first.handed('light'));
    await finds(`Team = 'light'`, `bearer:${first.subject}`, `bearer:${second.subject}`);
    await finds(`Team = 'sound'`);
    await host.deliver(first.handed(null));
    await finds(`Team = 'light'`, `bearer:${second.subject}`);
    await finds(`ProcessType = 'bearer' AND Team IS NULL`, `bearer:${first.subject}`);
  });
});
