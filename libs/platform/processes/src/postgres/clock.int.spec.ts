import { FixedClock } from '@casewright/kernel';
import { until } from '@casewright/testing';
import { clockContract } from '../contract/clock.contract';
import { impatient } from '../contract/harness';
import { createPostgresHarness } from '../contract/postgres-harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { reminder } from '../contract/sample.process';

const [noon, nextHour, nextDay] = ['2026-01-05T12:00:00Z', '2026-01-05T13:00:00Z', '2026-01-06T12:00:00Z'].map(
  (time) => new Date(time),
) as [Date, Date, Date];

describe('A clock that is set while processes wait in PostgreSQL', () => {
  clockContract(createPostgresHarness);

  it('set back a day, does not have to catch up before what failed meanwhile is tried again', async () => {
    const harness = await createPostgresHarness();
    const [gateway, clock] = [new RecordingGateway(), new FixedClock(noon)];
    const host = await harness.worker({ gateway, registrations: [registered(reminder)], policy: { ...impatient, attempts: 9 }, clock });
    const log = new SampleLog();
    await host.deliver(log.opened(nextHour));
    gateway.before = () => {
      throw new Error('The disk is full');
    };
    clock.set(nextDay);
    await host.runDue();
    await until(async () => (await host.find('reminder', log.subject))?.error !== null);
    gateway.before = () => undefined;
    clock.set(noon);
    await until(async () => {
      clock.advance(100);
      await host.runDue();
      return gateway.words(log.subject).join() === 'opened,woken';
    });
    await host.stop();
    await harness.close();
  });
});
