import { idFrom } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Logger } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { JobQueue, type Job, type JobOutcome } from './job-queue';

interface Running {
  readonly boss: PgBoss;
  readonly queries: Set<Promise<unknown>>;
  readonly known: Set<string>;
  readonly workers: Map<string, string[]>;
}

const pollSeconds = 0.5;
/** A job whose worker died comes back after these two together. One that runs longer comes back as well; the truth is elsewhere. */
const longestRunSeconds = 15;
const lookForLostSeconds = 5;

/** pg-boss on the program's own database and connections. A job's row lives only as long as the job waits or runs. */
export class PgBossQueue extends JobQueue {
  private readonly log = new Logger('JobQueue');
  private running: Running | null = null;

  /** `one`: no other process works on this database, so a job that seems to run when it starts was left by a killed one. */
  constructor(
    private readonly database: Database,
    private readonly processes: 'one' | 'several' = 'several',
  ) {
    super();
  }

  async start(): Promise<void> {
    if (this.running) return;
    const queries = new Set<Promise<unknown>>();
    const executeSql = (text: string, values: unknown[]) => {
      const query = this.database.pool.query(text, values);
      queries.add(query);
      return query.finally(() => queries.delete(query));
    };
    const boss = new PgBoss({ db: { executeSql }, schema: 'jobs_queue', schedule: false, maintenanceIntervalSeconds: lookForLostSeconds });
    boss.on('error', (error) => this.log.error(error.message));
    await boss.start();
    if (this.processes === 'one') await this.database.query(`delete from jobs_queue.job where state = 'active'`);
    this.running = { boss, queries, known: new Set(), workers: new Map() };
  }

  async add(queue: string, job: Job, options: { notBefore?: Date } = {}): Promise<void> {
    const running = this.running;
    if (!running) return;
    try {
      await ensureQueue(running, queue);
      const startAfter = options.notBefore && options.notBefore > new Date() ? { startAfter: options.notBefore } : {};
      const again = { retryLimit: 100, expireInSeconds: longestRunSeconds };
      await running.boss.send(queue, { id: job.id, data: job.data }, { id: rowId(queue, job), ...again, ...startAfter });
      if (!('startAfter' in startAfter)) wakeWorkers(running, queue);
    } catch (error) {
      this.log.warn(`A job of ${queue} was not queued: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async work(queue: string, { concurrency }: { concurrency: number }, handler: (job: Job) => Promise<JobOutcome>): Promise<void> {
    const running = this.running;
    if (!running) throw new Error('The job queue has not been started');
    await ensureQueue(running, queue);
    for (let index = 0; index < concurrency; index += 1) {
      const worker: string = await running.boss.work<Job>(queue, { pollingIntervalSeconds: pollSeconds, batchSize: 1 }, async ([row]) => {
        if (!row) return;
        await this.run(running, queue, row.data, handler);
        running.boss.notifyWorker(worker);
      });
      running.workers.set(queue, [...(running.workers.get(queue) ?? []), worker]);
    }
  }

  async stop(): Promise<void> {
    const running = this.running;
    this.running = null;
    if (!running) return;
    await running.boss.stop({ graceful: true, wait: true, close: false, timeout: 8_000 });
    await finished(running.queries);
  }

  async healthy(): Promise<boolean> {
    return this.running !== null && (await this.database.query('select 1').then(Boolean, () => false));
  }

  private async run(running: Running, queue: string, job: Job, handler: (job: Job) => Promise<JobOutcome>): Promise<void> {
    let outcome: JobOutcome = undefined;
    try {
      outcome = await handler(job);
    } catch (error) {
      this.log.error(`A job of ${queue} failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    await running.boss.deleteJob(queue, rowId(queue, job));
    if (outcome) await this.add(queue, job, { notBefore: outcome.again });
  }
}

/** pg-boss does not wait for the last words of its workers, and the pool may end as soon as this queue has stopped. */
async function finished(queries: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (queries.size > 0) {
    await Promise.allSettled(queries);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const rowId = (queue: string, job: Job): string => idFrom(`${queue}:${job.id}`);

async function ensureQueue({ boss, known }: Running, queue: string): Promise<void> {
  if (known.has(queue)) return;
  await boss.createQueue(queue, { name: queue });
  known.add(queue);
}

/** Workers of this process need not wait for their next look. */
function wakeWorkers({ boss, workers }: Running, queue: string): void {
  for (const worker of workers.get(queue) ?? []) boss.notifyWorker(worker);
}
