import { newId } from '@casewright/kernel';
import { describeWith, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { impatient, type WorkerOptions } from '../contract/harness';
import { createTables, partsOf, type TestTables } from '../contract/postgres-harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { reminder, reminderInOtherWords } from '../contract/sample.process';
import type { ProcessHost } from '../process-host';
import { createRoutedProcessHost } from './create';

describeWith('temporal', 'Builds that Temporal tells apart', () => {
  let server: TestTemporal;
  let tables: TestTables;

  beforeAll(async () => {
    [server, tables] = await Promise.all([startTemporal(), createTables()]);
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await tables.close();
  });

  it('hand running processes on to the newest, where they keep the version of their definition', async () => {
    const gateway = new RecordingGateway();
    const taskQueue = newId();
    const build = async (buildId: string, registrations: WorkerOptions['registrations']): Promise<ProcessHost> => {
      const options = { address: server.address, namespace: 'default', taskQueue, buildId };
      const { host } = createRoutedProcessHost(
        options,
        partsOf(tables.database, { gateway, registrations, policy: impatient }),
        'temporal',
      );
      await host.start();
      return host;
    };
    const log = new SampleLog();
    const first = await build('one', [registered(reminder)]);
    await first.deliver(log.opened());
    await until(() => gateway.words(log.subject).length === 1, 20_000);
    await first.stop();
    const second = await build('two', [registered(reminder), registered(reminderInOtherWords)]);
    await second.deliver(log.closed());
    await until(() => gateway.words(log.subject).join() === 'opened,closed,farewell', 30_000);
    await second.stop();
  }, 120_000);
});
