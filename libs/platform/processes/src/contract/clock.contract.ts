import { FixedClock, type Clock } from '@casewright/kernel';
import { until } from '@casewright/testing';
import type { ProcessHost } from '../process-host';
import { impatient, type ProcessHarness } from './harness';
import { RecordingGateway } from './recording-gateway';
import { registered } from './registered';
import { SampleLog } from './sample-log';
import { reminder } from './sample.process';

const noon = new Date('2026-01-05T12:00:00.000Z');
const [anHour, aDay] = [3_600_000, 24 * 3_600_000];
const distances: [string, number][] = [
  ['an hour', anHour],
  ['a day', aDay],
];
const after = (milliseconds: number): Date => new Date(noon.getTime() + milliseconds);

/** Runs by itself, and is wrong by as much as it was set. */
class SetClock implements Clock {
  wrongBy = 0;

  now(): Date {
    return new Date(Date.now() + this.wrongBy);
  }

  in(milliseconds: number): Date {
    return new Date(this.now().getTime() + milliseconds);
  }
}

/** What every process host makes of a worker's clock that somebody sets: this clock says what is due, whatever the clocks of servers say. */
export function clockContract(createHarness: () => Promise<ProcessHarness>): void {
  let harness: ProcessHarness;
  let gateway: RecordingGateway;
  let host: ProcessHost;

  beforeAll(async () => {
    harness = await createHarness();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    gateway = new RecordingGateway();
  });
  afterEach(() => host.stop());

  const begin = async (clock: Clock): Promise<void> => {
    host = await harness.worker({ gateway, registrations: [registered(reminder)], policy: { ...impatient, attempts: 9 }, clock });
  };
  const hears = ({ subject }: SampleLog, ...words: string[]) => gateway.hears(subject, words);
  const waits = async (log: SampleLog, at: Date) => {
    await host.deliver(log.opened(at));
    await until(async () => (await host.find('reminder', log.subject))?.wakeAt === at.toISOString());
  };
  /** Where lists follow with a delay it takes more than one look. */
  const runUntil = (isDone: () => boolean) =>
    until(async () => {
      await host.runDue();
      return isDone();
    });
  const isWoken = ({ subject }: SampleLog) => gateway.words(subject).includes('woken');

  it.each(distances)('set %s forward and back, it wakes what has become due by it once, and leaves the others', async (_, distance) => {
    const clock = new FixedClock(noon);
    await begin(clock);
    const [soon, later] = [new SampleLog(), new SampleLog()];
    await waits(soon, after(distance / 2));
    await waits(later, after(2 * distance));
    clock.set(after(distance));
    await runUntil(() => isWoken(soon));
    clock.set(noon);
    await host.runDue();
    clock.set(after(distance));
    await host.runDue();
    await hears(soon, 'opened', 'woken');
    await hears(later, 'opened');
    expect(gateway.repeats).toEqual([]);
  });

  it.each(distances)(
    'set %s back while processes wait, none acts before its time has come by it, and each does then',
    async (_, distance) => {
      const clock = new SetClock();
      await begin(clock);
      const [before, meanwhile] = [new SampleLog(), new SampleLog()];
      const due = clock.in(1_500);
      await waits(before, due);
      clock.wrongBy = -distance;
      // By the time that this one is woken, the other's has come by the clocks of all servers.
      await waits(meanwhile, clock.in(2_500));
      await hears(meanwhile, 'opened', 'woken');
      await hears(before, 'opened');
      clock.wrongBy = 0;
      await runUntil(() => isWoken(before));
      const { now } = gateway.of('reminder', before.subject)[1]?.message.data as { now: string };
      expect(now >= due.toISOString()).toBe(true);
      await hears(before, 'opened', 'woken');
      await hears(meanwhile, 'opened', 'woken');
      // What a worker has in hand when the clock jumps may be taken for left behind; the same command is then sent again, and the log drops it.
      expect(gateway.repeats.filter(({ differs }) => differs)).toEqual([]);
    },
  );
}
