import { FixedClock } from '@casewright/kernel';
import { until } from '@casewright/testing';
import { impatient } from '../contract/harness';
import { createPostgresHarness } from '../contract/postgres-harness';
import type { ProcessHarness } from '../contract/harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { SampleLog } from '../contract/sample-log';
import { reminder } from '../contract/sample.process';
import type { ProcessHost, ProcessRegistration } from '../process-host';

const noon = new Date('2026-01-05T12:00:00.000Z');
const [anHour, aDay] = [3_600_000, 24 * 3_600_000];
const after = (milliseconds: number): Date => new Date(noon.getTime() + milliseconds);
const registration = { definition: reminder, module: __filename } as unknown as ProcessRegistration<never, never, never>;

describe('A clock that is set while processes wait', () => {
  let harness: ProcessHarness;
  let gateway: RecordingGateway;
  let clock: FixedClock;
  let host: ProcessHost;

  beforeAll(async () => {
    harness = await createPostgresHarness();
  });
  afterAll(() => harness.close());
  beforeEach(async () => {
    gateway = new RecordingGateway();
    clock = new FixedClock(noon);
    host = await harness.worker({ gateway, registrations: [registration], policy: { ...impatient, attempts: 9 }, clock });
  });
  afterEach(() => host.stop());

  const hears = (log: SampleLog, ...words: string[]) =>
    until(() => JSON.stringify(gateway.words(log.subject)) === JSON.stringify(words), 15_000);

  it.each([
    ['an hour', anHour],
    ['a day', aDay],
  ])('set %s forward and back, it wakes what has become due by it once, and leaves the others', async (_, distance) => {
    const [soon, later] = [new SampleLog(), new SampleLog()];
    await host.deliver(soon.opened(after(distance / 2)));
    await host.deliver(later.opened(after(2 * distance)));
    clock.set(after(distance));
    await host.runDue();
    await hears(soon, 'opened', 'woken');
    clock.set(noon);
    await host.runDue();
    clock.set(after(distance));
    await host.runDue();
    await hears(soon, 'opened', 'woken');
    await hears(later, 'opened');
    expect(gateway.repeats).toEqual([]);
  });

  it('set back a day, it does not have to catch up before what failed meanwhile is tried again', async () => {
    const log = new SampleLog();
    await host.deliver(log.opened(after(anHour)));
    gateway.before = () => {
      throw new Error('The disk is full');
    };
    clock.set(after(aDay));
    await host.runDue();
    await until(async () => (await host.find('reminder', log.subject))?.error !== null);
    gateway.before = () => undefined;
    clock.set(noon);
    await until(async () => {
      clock.advance(100);
      await host.runDue();
      return gateway.words(log.subject).length === 2;
    });
    await hears(log, 'opened', 'woken');
  });
});
