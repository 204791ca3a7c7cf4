import { newId } from '@casewright/kernel';
import { describeWith, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { Client, Connection } from '@temporalio/client';
import { impatient, type WorkerOptions } from '../contract/harness';
import { createTables, partsOf, type TestTables } from '../contract/postgres-harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { reminder, reminderInOtherWords } from '../contract/sample.process';
import type { ProcessHost } from '../process-host';
import { Places } from '../routing/places';
import { createRoutedProcessHost } from './create';

describeWith('temporal', 'Builds that Temporal tells apart', () => {
  let server: TestTemporal;
  let tables: TestTables;

  beforeAll(async () => {
    [server, tables] = await Promise.all([startTemporal(), createTables()]);
  });
  afterAll(async () => {
    await server.stop();
    await tables.close();
  });

  const worker = async (
    taskQueue: string,
    buildId: string,
    gateway: RecordingGateway,
    registrations: WorkerOptions['registrations'],
  ): Promise<ProcessHost> => {
    const options = { address: server.address, namespace: 'default', taskQueue, buildId };
    const parts = partsOf(tables.database, { gateway, registrations, policy: impatient });
    const { host } = createRoutedProcessHost(options, parts, 'temporal');
    await host.start();
    return host;
  };

  it('hand running processes on to the newest, where they keep the version of their definition', async () => {
    const gateway = new RecordingGateway();
    const taskQueue = newId();
    const log = new SampleLog();
    const first = await worker(taskQueue, 'one', gateway, [registered(reminder)]);
    await first.deliver(log.opened());
    await until(() => gateway.words(log.subject).length === 1);
    await first.stop();
    const second = await worker(taskQueue, 'two', gateway, [registered(reminder), registered(reminderInOtherWords)]);
    await second.deliver(log.closed());
    await until(() => gateway.words(log.subject).join() === 'opened,closed,farewell');
    await second.stop();
  });

  it('show a process whose workflow fails before it can say anything, and what to look at', async () => {
    const taskQueue = newId();
    const host = await worker(taskQueue, 'one', new RecordingGateway(), [registered(reminder)]);
    const key = newId();
    await new Places(tables.database).begin('reminder', key, new Date());
    const connection = await Connection.connect({ address: server.address });
    await new Client({ connection }).workflow.start('reminder', {
      workflowId: `reminder:${key}`,
      taskQueue,
      args: [{ type: 'reminder', key }],
    });
    await connection.close();
    try {
      const shown = await until(() => host.find('reminder', key));
      expect(shown).toMatchObject({
        host: 'temporal',
        status: 'running',
        error: expect.stringMatching(/^Its workflow does not answer/) as unknown,
      });
    } finally {
      await host.stop();
    }
  });
});
