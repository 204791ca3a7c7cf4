import { erasedText } from '@casewright/contracts';
import { impatient } from '../contract/harness';
import { createTables, workerWithoutTemporal, type TestTables } from '../contract/postgres-harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { reminder } from '../contract/sample.process';
import type { ProcessHost } from '../process-host';
import { ProcessEraser } from './process-eraser';

describe('Why processes were cancelled', () => {
  let tables: TestTables;
  let host: ProcessHost;

  beforeAll(async () => {
    tables = await createTables();
    const options = { gateway: new RecordingGateway(), registrations: [registered(reminder)], policy: impatient };
    host = await workerWithoutTemporal(tables.database, options);
  });
  afterAll(async () => {
    await host.stop();
    await tables.close();
  });

  const cancelled = async (log: SampleLog) => {
    await host.deliver(log.opened());
    await host.cancel('reminder', log.subject, 'Ada asked for it');
    return log;
  };
  const reasonOf = async ({ subject }: SampleLog) => (await host.find('reminder', subject))?.error;

  it('is erased with the person whose tickets they heard of or are named by, and with nobody else', async () => {
    const [heard, named, other] = [await cancelled(new SampleLog()), await cancelled(new SampleLog()), await cancelled(new SampleLog())];
    const ticketIds = [heard.streamId, named.subject];
    await new ProcessEraser(tables.database).erase({ subjectId: heard.streamId, addresses: [], ticketIds });
    expect([await reasonOf(heard), await reasonOf(named), await reasonOf(other)]).toEqual([erasedText, erasedText, 'Ada asked for it']);
  });
});
