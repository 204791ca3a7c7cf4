import { newId } from '@casewright/kernel';
import { until } from '@casewright/testing';
import type { Job, JobQueue } from '../queue/job-queue';

export interface QueueHarness {
  /** A queue that is not started yet; the suite stops it. */
  create(): Promise<JobQueue>;
  /** Makes the server unreachable for as long as the work takes. */
  duringOutage(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const inMilliseconds = (milliseconds: number): Date => new Date(Date.now() + milliseconds);

/** A promise that is settled from outside. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** What every job queue has to do. Each test has a queue name of its own. */
export function jobQueueContract(createHarness: () => Promise<QueueHarness>): void {
  let harness: QueueHarness;
  let queues: JobQueue[] = [];
  let name: string;

  const started = async (): Promise<JobQueue> => {
    const queue = await harness.create();
    queues.push(queue);
    await queue.start();
    return queue;
  };
  const job = (id = newId()): Job => ({ id, data: { of: id } });

  beforeAll(async () => {
    harness = await createHarness();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    name = `contract-${newId()}`;
  });
  afterEach(async () => {
    await Promise.all(queues.map((queue) => queue.stop()));
    queues = [];
  });

  it('hands each job to one worker, with its data', async () => {
    const [left, right] = [await started(), await started()];
    const seen: Job[] = [];
    for (const queue of [left, right]) await queue.work(name, { concurrency: 2 }, (one) => Promise.resolve(void seen.push(one)));
    const jobs = Array.from({ length: 20 }, () => job());
    for (const one of jobs) await left.add(name, one);
    await until(() => seen.length >= jobs.length);
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(jobs.map(({ id }) => id)));
    expect(seen).toHaveLength(jobs.length);
    expect(seen[0]?.data).toEqual({ of: seen[0]?.id });
  });

  it('takes a job once, however often it is added while it waits or runs', async () => {
    const queue = await started();
    const [running, finish] = [gate(), gate()];
    let runs = 0;
    const one = job();
    await queue.add(name, one);
    await queue.add(name, one);
    await queue.work(name, { concurrency: 2 }, async ({ id }) => {
      if (id !== one.id) return;
      runs += 1;
      running.open();
      await finish.opened;
    });
    await until(async () => (await queue.add(name, one), runs > 0));
    await running.opened;
    await queue.add(name, one);
    finish.open();
    await drained(queue, name);
    expect(runs).toBe(1);
  });

  it('takes it again when it is added after it ran', async () => {
    const queue = await started();
    let runs = 0;
    await queue.work(name, { concurrency: 1 }, () => Promise.resolve(void (runs += 1)));
    const one = job();
    await until(async () => (await queue.add(name, one), runs >= 2));
  });

  it('holds a job back until its time', async () => {
    const queue = await started();
    const order: string[] = [];
    await queue.work(name, { concurrency: 1 }, ({ id }) => Promise.resolve(void order.push(`${id} at ${Date.now()}`)));
    const notBefore = inMilliseconds(1_200);
    await queue.add(name, job('late'), { notBefore });
    await queue.add(name, job('soon'));
    await until(() => order.length === 2);
    expect(order[0]).toMatch(/^soon/);
    expect(Number(order[1]?.split(' at ')[1])).toBeGreaterThanOrEqual(notBefore.getTime() - 50);
  });

  it('brings a job back when its handler asks for that', async () => {
    const queue = await started();
    const times: number[] = [];
    await queue.work(name, { concurrency: 1 }, () => {
      times.push(Date.now());
      return Promise.resolve(times.length < 3 ? { again: inMilliseconds(300) } : undefined);
    });
    await queue.add(name, job());
    await until(() => times.length === 3);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(250);
  });

  it('drops a job whose handler throws, and takes it when it is added again', async () => {
    const queue = await started();
    let runs = 0;
    await queue.work(name, { concurrency: 1 }, () => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('A broken handler')) : Promise.resolve();
    });
    const one = job();
    await queue.add(name, one);
    await until(() => runs === 1);
    await until(async () => (await queue.add(name, one), runs === 2));
  });

  it('works on as many at once as it may, and no more', async () => {
    const queue = await started();
    const finish = gate();
    let [running, most] = [0, 0];
    await queue.work(name, { concurrency: 3 }, async () => {
      running += 1;
      most = Math.max(most, running);
      await finish.opened;
      running -= 1;
    });
    for (let count = 0; count < 6; count += 1) await queue.add(name, job());
    await until(() => running === 3);
    finish.open();
    await drained(queue, name);
    expect(most).toBe(3);
  });

  it('waits for what runs when it is stopped', async () => {
    const queue = await started();
    const [running, finish] = [gate(), gate()];
    let finished = false;
    await queue.work(name, { concurrency: 1 }, async () => {
      running.open();
      await finish.opened;
      finished = true;
    });
    await queue.add(name, job());
    await running.opened;
    const stopped = queue.stop();
    finish.open();
    await stopped;
    expect(finished).toBe(true);
  });

  it('does nothing before it is started', async () => {
    const queue = await harness.create();
    await queue.add(name, job());
    expect(await queue.healthy()).toBe(false);
  });

  it('never keeps its caller waiting during an outage, says that it is ill, and works on afterwards', async () => {
    const queue = await started();
    let runs = 0;
    await queue.work(name, { concurrency: 1 }, () => Promise.resolve(void (runs += 1)));
    expect(await queue.healthy()).toBe(true);
    await harness.duringOutage(async () => {
      await until(async () => !(await queue.healthy()));
      const before = Date.now();
      await queue.add(name, job());
      expect(Date.now() - before).toBeLessThan(1_000);
    });
    await until(async () => (await queue.add(name, job()), runs > 0));
    expect(await queue.healthy()).toBe(true);
  });
}

/** Everything that was added before has been worked on once this returns: a job of each worker's own comes last. */
async function drained(queue: JobQueue, name: string): Promise<void> {
  const sentinel = `${name}-drained`;
  let done = false;
  await queue.work(sentinel, { concurrency: 1 }, () => Promise.resolve(void (done = true)));
  await queue.add(sentinel, { id: sentinel, data: {} });
  await until(() => done);
}
