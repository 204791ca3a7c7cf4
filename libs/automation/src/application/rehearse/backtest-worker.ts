import { JobQueue } from '@casewright/jobs';
import { afterCommit } from '@casewright/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { BacktestStore, type BacktestJob } from './backtest-store';
import { RunBacktest } from './run-backtest';

const queueName = 'automation-backtests';
/** A worker says at least this often that it is still at it. */
const silence = '30 seconds';

/** Works on backtests one after the other. Each belongs to the process that has taken it; what a lost process had taken is interrupted. */
@Injectable()
export class BacktestWorker {
  private readonly logger = new Logger('Backtests');
  private stopped = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly store: BacktestStore,
    private readonly replay: RunBacktest,
  ) {}

  /** After the queue has been started. */
  async start(): Promise<void> {
    await this.queue.work(queueName, { concurrency: 1 }, ({ id }) => this.work(id));
    for (const id of await this.store.recover(silence)) await this.enqueue(id);
  }

  /** Before the queue is stopped: what is under way ends as interrupted. */
  stop(): void {
    this.stopped = true;
  }

  async enqueue(id: string): Promise<void> {
    await afterCommit(() => this.queue.add(queueName, { id, data: {} }));
  }

  /** Does at once what the queue would have done. */
  async runQueued(): Promise<void> {
    for (const id of await this.store.recover(silence)) await this.work(id);
  }

  private async work(id: string): Promise<void> {
    const job = await this.store.take(id);
    if (!job) return;
    try {
      await this.run(job);
    } catch (error) {
      this.logger.error({ err: error, msg: 'A backtest failed', backtest: id });
      await this.store.end(id, 'failed', 'Something went wrong on our side: start it again.');
    }
  }

  private async run(job: BacktestJob): Promise<void> {
    const result = await this.replay.run(job, async (progress) => !this.stopped && (await this.store.note(job.id, progress)));
    if (result) await this.store.finish(job.id, result);
    // One that was cancelled has ended already, and stays so.
    else await this.store.end(job.id, 'interrupted', 'The program ended meanwhile: start it again.');
  }
}
