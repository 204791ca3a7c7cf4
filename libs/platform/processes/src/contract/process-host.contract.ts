import { DomainError, FixedClock, Outage } from '@casewright/kernel';
import { until } from '@casewright/testing';
import fc from 'fast-check';
import type { ProcessHost } from '../process-host';
import { impatient, type ProcessHarness, type WorkerOptions } from './harness';
import { itListsProcesses } from './list.contract';
import { RecordingGateway } from './recording-gateway';
import { registered } from './registered';
import { SampleLog } from './sample-log';
import { reminder, reminderInOtherWords, reminderThatCarriesOver, restless, type ReminderState } from './sample.process';

export interface ContractOptions {
  /** How many random histories the property test plays. */
  readonly histories: number;
}

/** Throws at the first call only. */
const once = (error: Error) => {
  const left = [error];
  return () => {
    const thrown = left.pop();
    if (thrown) throw thrown;
  };
};
const inMilliseconds = (milliseconds: number): Date => new Date(Date.now() + milliseconds);
const anHour = 3_600_000;

/** What every process host has to do, whatever it is built on. */
export function processHostContract(createHarness: () => Promise<ProcessHarness>, { histories }: ContractOptions): void {
  let harness: ProcessHarness;
  let gateway: RecordingGateway;
  let workers: ProcessHost[] = [];

  const worker = async (options: Partial<WorkerOptions> = {}): Promise<ProcessHost> => {
    const started = await harness.worker({ gateway, registrations: [registered(reminder)], policy: impatient, ...options });
    workers.push(started);
    return started;
  };
  const stateOf = async (host: ProcessHost, key: string) => (await host.find('reminder', key))?.state as ReminderState | undefined;
  const hears = (key: string, ...words: string[]) => gateway.hears(key, words);

  beforeAll(async () => {
    harness = await createHarness();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    gateway = new RecordingGateway();
  });
  afterEach(async () => {
    await Promise.all(workers.map((host) => host.stop()));
    workers = [];
  });

  it('starts with the event that starts it, and files its commands under that event', async () => {
    const host = await worker();
    const log = new SampleLog();
    const opened = log.opened();
    await host.deliver(opened);
    await hears(log.subject, 'opened');
    expect(gateway.of('reminder', log.subject)[0]?.meta).toMatchObject({
      commandId: `process:reminder:${log.subject}:1`,
      actor: { kind: 'process', id: 'reminder', version: 1 },
      correlationId: opened.meta.correlationId,
      causationId: opened.eventId,
      depth: 3,
    });
  });

  it('drops what no running process waits for', async () => {
    const host = await worker();
    const [stranger, known] = [new SampleLog(), new SampleLog()];
    await host.deliver(stranger.noted());
    await host.deliver(known.opened());
    await hears(known.subject, 'opened');
    expect(await host.find('reminder', stranger.subject)).toBeNull();
  });

  it('follows to the end', async () => {
    const host = await worker();
    const log = new SampleLog();
    for (const event of [log.opened(), log.noted(), log.noted(), log.closed()]) await host.deliver(event);
    await hears(log.subject, 'opened', 'closed', 'farewell');
    expect(gateway.of('reminder', log.subject)[1]?.message.data).toEqual({ what: 'closed', notes: 2 });
    await until(async () => (await host.find('reminder', log.subject))?.status === 'done');
  });

  it('hands no personal text to the definition', async () => {
    const host = await worker();
    const log = new SampleLog();
    for (const event of [log.opened(), log.noted()]) await host.deliver(event);
    await until(async () => (await stateOf(host, log.subject))?.notes.length === 1);
    expect((await stateOf(host, log.subject))?.texts).toEqual([null]);
  });

  it('wakes on time', async () => {
    const host = await worker();
    const log = new SampleLog();
    const remindAt = inMilliseconds(700);
    await host.deliver(log.opened(remindAt));
    expect((await until(() => host.find('reminder', log.subject))).status).toBe('running');
    await hears(log.subject, 'opened', 'woken');
    const woken = gateway.of('reminder', log.subject)[1];
    const { at, now } = woken?.message.data as { at: string; now: string };
    expect(at).toBe(remindAt.toISOString());
    expect(Date.parse(now) - remindAt.getTime()).toBeGreaterThanOrEqual(0);
    expect(Date.parse(now) - remindAt.getTime()).toBeLessThan(2_000);
    expect(woken?.meta).toMatchObject({ depth: 0, correlationId: `chain-${log.streamId}` });
  });

  it('wakes earlier when the state changes, and only once', async () => {
    const host = await worker();
    const log = new SampleLog();
    await host.deliver(log.opened(inMilliseconds(anHour)));
    await host.deliver(log.noted(inMilliseconds(300)));
    await hears(log.subject, 'opened', 'woken');
    await until(async () => ((await host.find('reminder', log.subject))?.wakeAt ?? null) === null);
  });

  it('does not wake at a time that is no longer asked for', async () => {
    const host = await worker();
    const [postponed, other] = [new SampleLog(), new SampleLog()];
    await host.deliver(postponed.opened(inMilliseconds(600)));
    await host.deliver(postponed.noted(inMilliseconds(anHour)));
    await host.deliver(other.opened(inMilliseconds(1_200)));
    await hears(other.subject, 'opened', 'woken');
    expect(gateway.words(postponed.subject)).toEqual(['opened']);
  });

  it('wakes by the clock it was given', async () => {
    const clock = new FixedClock(new Date('2001-05-05T10:00:00.000Z'));
    const host = await worker({ clock });
    const log = new SampleLog();
    await host.deliver(log.opened(new Date('2001-05-05T12:00:00.000Z')));
    await hears(log.subject, 'opened');
    await until(async () => (await host.find('reminder', log.subject))?.wakeAt === '2001-05-05T12:00:00.000Z');
    expect(await host.runDue()).toBe(0);
    clock.set(new Date('2001-05-05T12:30:00.000Z'));
    await until(async () => (await host.runDue()) === 1);
    await hears(log.subject, 'opened', 'woken');
    expect(gateway.of('reminder', log.subject)[1]?.message.data).toMatchObject({
      at: '2001-05-05T12:00:00.000Z',
      now: '2001-05-05T12:30:00.000Z',
    });
  });

  it('takes every event once and in order, however often and late it comes', async () => {
    const host = await worker();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(5), { maxLength: 14 }), async (length, disorder) => {
        const log = new SampleLog();
        const events = [log.opened(), ...Array.from({ length }, () => log.noted())];
        const echoes = disorder.map((index) => events[index % events.length]).filter((event) => event !== undefined);
        const seen: number[] = [];
        let newest = 0;
        await host.deliver(events[0] ?? log.opened());
        for (const event of [...echoes, ...events]) {
          await host.deliver(event);
          if (event.type === 'sample.noted' && event.version > newest) seen.push((newest = event.version));
        }
        await until(async () => (await stateOf(host, log.subject))?.notes.at(-1) === newest);
        expect((await stateOf(host, log.subject))?.notes).toEqual(seen);
        expect(gateway.words(log.subject)).toEqual(['opened']);
      }),
      { numRuns: histories, endOnFailure: true },
    );
  });

  it('comes to the same with events that come by together, also after a crash among them', async () => {
    const host = await worker();
    const log = new SampleLog();
    const events = [log.opened(), log.noted(), log.noted(), log.closed()];
    const failing = once(new Outage('away for a moment'));
    gateway.before = ({ message }) => message.data['what'] === 'closed' && failing();
    await host.deliverAll(events.slice(0, 2), 'reminder');
    await host.deliverAll(events, 'reminder');
    await hears(log.subject, 'opened', 'closed', 'farewell');
    await host.deliverAll(events, 'reminder');
    await until(async () => (await host.find('reminder', log.subject))?.status === 'done');
    expect((await stateOf(host, log.subject))?.notes).toEqual([2, 3]);
    expect(gateway.of('reminder', log.subject)[1]?.message.data).toEqual({ what: 'closed', notes: 2 });
    expect(gateway.words(log.subject)).toEqual(['opened', 'closed', 'farewell']);
    expect(gateway.repeats.filter(({ differs }) => differs)).toEqual([]);
  });

  it('takes 1,000 inputs in a life', async () => {
    const host = await worker();
    const log = new SampleLog();
    await host.deliver(log.opened());
    for (let count = 0; count < 1_000; count += 1) await host.deliver(log.noted());
    await host.deliver(log.closed());
    await until(() => gateway.of('reminder', log.subject).length === 3, 120_000);
    expect(gateway.of('reminder', log.subject)[1]?.message.data).toEqual({ what: 'closed', notes: 1_000 });
  }, 180_000);

  it('repeats the very same commands after a crash between commands and state', async () => {
    let answers = 0;
    const prepare = () => Promise.resolve({ answer: (answers += 1) });
    gateway.after = () => new Promise(() => undefined);
    const crashed = await worker({ registrations: [registered(reminder, prepare)] });
    const log = new SampleLog();
    const delivered = crashed.deliver(log.opened());
    await hears(log.subject, 'opened');
    gateway.after = () => Promise.resolve();
    const host = await worker({ registrations: [registered(reminder, prepare)] });
    await host.deliver(log.noted());
    await until(async () => (await stateOf(host, log.subject))?.notes.length === 1);
    expect(gateway.words(log.subject)).toEqual(['opened']);
    expect(gateway.repeats).toContainEqual({ commandId: `process:reminder:${log.subject}:1`, differs: false });
    expect(gateway.repeats.filter(({ differs }) => differs)).toEqual([]);
    void delivered.catch(() => undefined);
  });

  it('keeps running processes on their version, and starts new ones with the newest', async () => {
    const [older, newer] = [new SampleLog(), new SampleLog()];
    const first = await worker();
    await first.deliver(older.opened());
    await hears(older.subject, 'opened');
    await first.stop();
    const host = await worker({ registrations: [registered(reminder), registered(reminderInOtherWords)] });
    await host.deliver(newer.opened());
    for (const event of [older.closed(), newer.closed()]) await host.deliver(event);
    await hears(older.subject, 'opened', 'closed', 'farewell');
    await hears(newer.subject, 'opened', 'closed in other words');
  });

  it('carries a running process over where the newer version says how', async () => {
    const log = new SampleLog();
    const first = await worker();
    await first.deliver(log.opened());
    await hears(log.subject, 'opened');
    await first.stop();
    const host = await worker({ registrations: [registered(reminderThatCarriesOver)] });
    await host.deliver(log.noted());
    await until(async () => (await host.find('reminder', log.subject))?.definitionVersion === 3);
    expect(await stateOf(host, log.subject)).toMatchObject({ since: 'version 1', notes: [2] });
  });

  it('parks a process whose commands keep failing, keeps what comes meanwhile, and goes on when it is retried', async () => {
    const host = await worker();
    const log = new SampleLog();
    gateway.before = () => {
      throw new Error('The disk is full');
    };
    await host.deliver(log.opened());
    const parked = await until(async () => {
      const found = await host.find('reminder', log.subject);
      return found?.status === 'parked' ? found : null;
    });
    expect(parked.error).toContain('The disk is full');
    await host.deliver(log.noted());
    await host.deliver(log.closed());
    gateway.before = () => undefined;
    expect(await host.retry('reminder', log.subject)).toBe(true);
    await hears(log.subject, 'opened', 'closed', 'farewell');
    expect(gateway.of('reminder', log.subject)[1]?.message.data).toEqual({ what: 'closed', notes: 1 });
  });

  it('tries again for as long as a server is away, and parks nothing', async () => {
    const host = await worker();
    const log = new SampleLog();
    let tries = 0;
    gateway.before = () => {
      tries += 1;
      if (tries <= impatient.attempts + 2) throw new Outage('The log is away');
    };
    await host.deliver(log.opened());
    await hears(log.subject, 'opened');
    await until(async () => (await host.find('reminder', log.subject))?.error === null);
    expect(await host.find('reminder', log.subject)).toMatchObject({ status: 'running', state: expect.anything() as unknown });
  });

  it('parks nothing when a look-up takes longer than a worker has for it', async () => {
    let isSlow = true;
    const lookUp = async () => {
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, impatient.claimMilliseconds * 1.5));
      isSlow = false;
    };
    const host = await worker({ registrations: [registered(reminder, lookUp)] });
    const log = new SampleLog();
    await host.deliver(log.opened());
    await hears(log.subject, 'opened');
    expect(await host.find('reminder', log.subject)).toMatchObject({ status: 'running', error: null });
  });

  it.each(['ticket.closed', 'reference.unknown'])('goes on when the domain refuses a command for good: %s', async (code) => {
    const host = await worker();
    const log = new SampleLog();
    gateway.before = ({ message }) => {
      if (message.data['what'] === 'closed') throw new DomainError(code, 'This will not be.');
    };
    for (const event of [log.opened(), log.closed()]) await host.deliver(event);
    await hears(log.subject, 'opened', 'farewell');
  });

  it('parks a process that asks to be woken at the time it was just woken', async () => {
    const host = await worker({ registrations: [registered(restless)] });
    const log = new SampleLog();
    await host.deliver(log.opened(inMilliseconds(50)));
    await until(async () => (await host.find('restless', log.subject))?.status === 'parked');
  });

  it('lives again when it is started anew, and still knows what it has seen', async () => {
    const host = await worker();
    const log = new SampleLog();
    const history = [log.opened(), log.noted(), log.closed()];
    for (const event of history) await host.deliver(event);
    await until(async () => (await host.find('reminder', log.subject))?.status === 'done');
    for (const event of [...history, log.opened(), log.noted()]) await host.deliver(event);
    await hears(log.subject, 'opened', 'closed', 'farewell', 'opened');
    await until(async () => JSON.stringify((await stateOf(host, log.subject))?.notes) === '[5]');
    expect(gateway.repeats).toEqual([]);
  });

  it('keeps when it was woken, and with how many commands', async () => {
    const host = await worker();
    const log = new SampleLog();
    const due = inMilliseconds(100).toISOString();
    await host.deliver(log.opened(new Date(due)));
    await hears(log.subject, 'opened', 'woken');
    await until(async () => (await host.find('reminder', log.subject))?.wakes.length === 1);
    const { wakes, sent, positions } = (await host.find('reminder', log.subject)) ?? {};
    expect(wakes).toEqual([{ due, at: expect.any(String) as string, commands: 1 }]);
    expect({ sent, positions }).toEqual({ sent: 2, positions: { [log.streamId]: 1 } });
  });

  it('ends when a person cancels it, also while it is parked, and begins anew only with what starts one', async () => {
    const host = await worker();
    const [waiting, parked] = [new SampleLog(), new SampleLog()];
    gateway.before = ({ meta }) => {
      if (meta.commandId.includes(parked.subject)) throw new Error('The disk is full');
    };
    const statusOf = async ({ subject }: SampleLog) => (await host.find('reminder', subject))?.status;
    for (const log of [waiting, parked]) await host.deliver(log.opened(inMilliseconds(anHour)));
    await until(async () => (await statusOf(parked)) === 'parked');
    await host.deliver(parked.noted());
    for (const log of [waiting, parked]) {
      expect(await host.cancel('reminder', log.subject, 'Opened by mistake')).toBe(true);
      await until(async () => (await statusOf(log)) === 'cancelled');
      expect(await host.find('reminder', log.subject)).toMatchObject({ error: 'Opened by mistake', wakeAt: null });
    }
    expect(await host.cancel('reminder', waiting.subject, 'Again')).toBe(false);
    expect(gateway.words(parked.subject)).toEqual([]);
    gateway.before = () => undefined;
    await host.deliver(waiting.noted());
    expect(await statusOf(waiting)).toBe('cancelled');
    await host.deliver(waiting.opened());
    await hears(waiting.subject, 'opened', 'opened');
  });

  itListsProcesses(worker);

  it('shares processes between workers without doing anything twice', async () => {
    const [left, right] = [await worker(), await worker()];
    const logs = Array.from({ length: 10 }, () => new SampleLog());
    await Promise.all(
      logs.map(async (log) => {
        const opened = log.opened(inMilliseconds(200));
        await Promise.all([left.deliver(opened), right.deliver(opened)]);
      }),
    );
    for (const log of logs) await hears(log.subject, 'opened', 'woken');
    expect(gateway.repeats.filter(({ differs }) => differs)).toEqual([]);
  });
}
