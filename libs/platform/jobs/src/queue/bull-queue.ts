import { getQueueToken } from '@nestjs/bull';
import { Logger } from '@nestjs/common';
import type { LazyModuleLoader } from '@nestjs/core';
import type { Queue } from 'bull';
import { JobQueue, type Job, type JobOutcome } from './job-queue';

const connectionWait = 1_000;
const closingWait = 5_000;
/** A job whose worker died comes back after the two together, however often that happens; the truth about it is elsewhere. */
const settings = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 100 };

/**
 * bull on Redis. While Redis is away `add` drops the job instead of waiting for it: bull would keep the call hanging until Redis
 * is back, and whoever keeps the truth adds it again.
 */
export class BullQueue extends JobQueue {
  private readonly log = new Logger('JobQueue');
  private readonly queues = new Map<string, Promise<Queue<Job>>>();
  private started = false;

  constructor(
    private readonly redisUrl: string,
    private readonly modules: LazyModuleLoader,
  ) {
    super();
  }

  start(): Promise<void> {
    this.started = true;
    return Promise.resolve();
  }

  async add(name: string, job: Job, options: { notBefore?: Date } = {}): Promise<void> {
    if (!this.started) return;
    const queue = await this.queue(name);
    if (queue.client.status !== 'ready') return;
    const delay = Math.max(0, (options.notBefore?.getTime() ?? 0) - Date.now());
    const added = queue.add(job, { jobId: job.id, delay, removeOnComplete: true, removeOnFail: true });
    added.catch((error: Error) => this.log.warn(`A job of ${name} was not queued: ${error.message}`));
  }

  async work(name: string, { concurrency }: { concurrency: number }, handler: (job: Job) => Promise<JobOutcome>): Promise<void> {
    if (!this.started) throw new Error('The job queue has not been started');
    const queue = await this.queue(name);
    queue.on('completed', ({ data }, outcome: { again?: string } | null) => {
      if (outcome?.again) void this.add(name, data, { notBefore: new Date(outcome.again) });
    });
    const working: Promise<unknown> = queue.process(concurrency, async ({ data }) => {
      const outcome = await handler(data);
      return outcome ? { again: outcome.again.toISOString() } : null;
    });
    working.catch((error: unknown) => this.log.error(`Work on ${name} ended: ${String(error)}`));
  }

  async stop(): Promise<void> {
    this.started = false;
    const queues = await Promise.all(this.queues.values());
    this.queues.clear();
    await Promise.all(queues.map((queue) => within(closingWait, queue.close())));
  }

  async healthy(): Promise<boolean> {
    const queues = await Promise.all(this.queues.values());
    return this.started && queues.every((queue) => queue.client.status === 'ready');
  }

  private queue(name: string): Promise<Queue<Job>> {
    const known = this.queues.get(name) ?? this.open(name);
    this.queues.set(name, known);
    return known;
  }

  private async open(name: string): Promise<Queue<Job>> {
    const { BullModule } = await import('@nestjs/bull');
    const module = BullModule.registerQueue({ name, url: this.redisUrl, prefix: 'casewright', settings });
    const queue = (await this.modules.load(() => module)).get<Queue<Job>>(getQueueToken(name));
    queue.on('error', (error) => this.log.warn(`Redis: ${error.message}`));
    queue.on('failed', (_, error) => this.log.error(`A job of ${name} failed: ${error.message}`));
    await within(connectionWait, connected(queue));
    return queue;
  }
}

/** bull calls itself ready before its connection is. */
function connected({ client }: Queue<Job>): Promise<void> {
  return client.status === 'ready' ? Promise.resolve() : new Promise((resolve) => client.once('ready', () => resolve()));
}

/** Waits for at most that long: an outage must not keep anybody. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timeout: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timeout = setTimeout(resolve, milliseconds)));
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timeout);
}
