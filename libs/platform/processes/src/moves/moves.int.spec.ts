import { describeWith, until } from '@casewright/testing';
import { Client, Connection } from '@temporalio/client';
import { impatient, type WorkerOptions } from '../contract/harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { reminder, type ReminderState } from '../contract/sample.process';
import { workerWithoutTemporal } from '../contract/postgres-harness';
import { createTwoHosts, type TwoHosts } from '../contract/two-hosts-harness';
import type { Life } from '../core/life';
import type { HostName, ProcessHost } from '../process-host';
import { Places } from '../routing/places';

const anHour = 3_600_000;
const inMilliseconds = (milliseconds: number): Date => new Date(Date.now() + milliseconds);

describeWith('temporal', 'Moving running processes', () => {
  let servers: TwoHosts;
  let gateway: RecordingGateway;
  let workers: ProcessHost[] = [];

  const options = (): WorkerOptions => ({ gateway, registrations: [registered(reminder)], policy: impatient });
  const worker = async (beginOn: HostName): Promise<ProcessHost> => {
    const started = await servers.worker(options(), beginOn);
    workers.push(started);
    return started;
  };
  const move = async (to: HostName, key: string | null = null) => {
    const id = await servers.moves.order({ to, type: key === null ? 'reminder' : null, key }, 'admin');
    await until(async () => {
      const shown = (await servers.moves.list()).find((one) => one.id === id);
      if (shown?.endedAt == null) throw new Error(`Not through: ${JSON.stringify(shown)}, on the way: ${JSON.stringify(await onTheWay())}`);
      return true;
    });
  };
  const onTheWay = () =>
    servers.database.query('select id, host, status, version, moved_by from processes.processes where moving_to is not null');
  const hostOf = async (host: ProcessHost, { subject }: SampleLog) => (await host.find('reminder', subject))?.host;
  const stateOf = async (host: ProcessHost, { subject }: SampleLog) => (await host.find('reminder', subject))?.state as ReminderState;
  const hears = ({ subject }: SampleLog, ...words: string[]) => gateway.hears(subject, words);
  const nothingTwice = () => expect(gateway.repeats.filter(({ differs }) => differs)).toEqual([]);

  beforeAll(async () => {
    servers = await createTwoHosts();
  });
  afterAll(() => servers.close());
  beforeEach(() => {
    gateway = new RecordingGateway();
  });
  afterEach(async () => {
    await Promise.all(workers.map((host) => host.stop()));
    workers = [];
  });

  it('leaves what began in PostgreSQL there until it is moved, and takes state, numbers and times along, there and back', async () => {
    const old = await workerWithoutTemporal(servers.database, options());
    const log = new SampleLog();
    await old.deliver(log.opened(inMilliseconds(anHour)));
    await old.deliver(log.noted());
    await old.stop();
    const host = await worker('temporal');
    await host.deliver(log.noted());
    expect(await hostOf(host, log)).toBe('postgres');
    await move('temporal', log.subject);
    await until(async () => (await hostOf(host, log)) === 'temporal');
    await host.deliver(log.noted(inMilliseconds(300)));
    await hears(log, 'opened', 'woken');
    await move('postgres', log.subject);
    expect(await hostOf(host, log)).toBe('postgres');
    await host.deliver(log.noted());
    await host.deliver(log.closed());
    await hears(log, 'opened', 'woken', 'closed', 'farewell');
    expect(gateway.of('reminder', log.subject)[2]?.message.data).toEqual({ what: 'closed', notes: 4 });
    expect((await host.find('reminder', log.subject))?.wakes).toHaveLength(1);
    nothingTwice();
  });

  it('moves what is parked with the input that it failed on, and it goes on there when it is retried', async () => {
    const host = await worker('postgres');
    const log = new SampleLog();
    gateway.before = () => {
      throw new Error('The disk is full');
    };
    await host.deliver(log.opened());
    await host.deliver(log.noted());
    const isParked = async () => (await host.find('reminder', log.subject))?.status === 'parked';
    await until(isParked);
    for (const to of ['temporal', 'postgres', 'temporal'] as const) {
      await move(to, log.subject);
      await until(async () => (await isParked()) && (await hostOf(host, log)) === to);
      expect((await host.find('reminder', log.subject))?.error).toBe('The disk is full');
    }
    gateway.before = () => undefined;
    expect(await host.retry('reminder', log.subject)).toBe(true);
    await hears(log, 'opened');
    await until(async () => (await stateOf(host, log))?.notes.length === 1);
    nothingTwice();
  });

  /** All that a workflow does to hand its process back, but for hearing that it has done so. */
  const handBackUnheard = async ({ subject }: SampleLog) => {
    const id = `reminder:${subject}`;
    const connection = await Connection.connect({ address: servers.temporal.address });
    const workflow = new Client({ connection }).workflow.getHandle(id);
    const { runId } = await workflow.describe();
    const life = { ...(await workflow.query<Life>('process')), cause: null };
    await connection.close();
    await servers.database.query(`update processes.processes set moving_to = 'postgres' where id = $1`, [id]);
    const handedOver = { life, pending: null, error: null, inbox: [] };
    expect(await new Places(servers.database).handBack(id, runId, handedOver, new Date())).toBe(true);
  };

  it('reaches Temporal also where its last workflow there never heard that it had handed it back', async () => {
    const host = await worker('temporal');
    const log = new SampleLog();
    await host.deliver(log.opened());
    await hears(log, 'opened');
    await handBackUnheard(log);
    expect(await hostOf(host, log)).toBe('postgres');
    await move('temporal', log.subject);
    expect(await hostOf(host, log)).toBe('temporal');
    await host.deliver(log.closed());
    await hears(log, 'opened', 'closed', 'farewell');
    nothingTwice();
  }, 150_000);

  it('under load, there and back, while workers come and go: nothing is lost, and nothing done twice', async () => {
    const logs = Array.from({ length: 12 }, () => new SampleLog());
    const expected = new Map(logs.map((log) => [log, 0]));
    const hosts = [await worker('postgres'), await worker('postgres')];
    for (const log of logs) await hosts[0]?.deliver(log.opened(inMilliseconds(1_500)));
    let isLoaded = true;
    const load = logs.map(async (log, place) => {
      for (let round = place; isLoaded; round += 1) {
        const event = log.noted();
        await hosts[round % 2]?.deliver(event);
        expected.set(log, (expected.get(log) ?? 0) + 1);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    });
    try {
      for (const to of ['temporal', 'postgres', 'temporal'] as const) {
        const moving = move(to);
        const [former] = hosts.splice(0, 1, await worker('postgres'));
        await former?.stop();
        await moving;
        for (const log of logs) await until(async () => (await hostOf(hosts[0] as ProcessHost, log)) === to);
      }
    } finally {
      isLoaded = false;
      await Promise.all(load);
    }
    const host = hosts[0] as ProcessHost;
    for (const log of logs) {
      await host.deliver(log.closed());
      await hears(log, 'opened', 'woken', 'closed', 'farewell');
      expect(gateway.of('reminder', log.subject)[2]?.message.data).toEqual({ what: 'closed', notes: expected.get(log) });
    }
    nothingTwice();
  }, 300_000);
});
