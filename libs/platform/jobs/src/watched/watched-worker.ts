import { afterCommit } from '@casewright/persistence';
import { Logger } from '@nestjs/common';
import type { JobQueue } from '../queue/job-queue';
import type { WatchedProgress, WatchedResult, WatchedRows } from './watched-rows';

/** A worker says at least this often that it is still at it. */
const silence = '30 seconds';

/** Answers false once nobody wants the work any more. */
export type NoteProgress = (progress: WatchedProgress) => Promise<boolean>;

/** Works one row after the other. Each belongs to the process that has taken it; what a lost process had taken is interrupted. */
export abstract class WatchedWorker<Job extends { readonly id: string }, Result extends object> {
  private readonly logger: Logger;
  private stopped = false;

  /** `what` names the work in the queue and in the log. */
  constructor(
    private readonly what: string,
    private readonly queue: JobQueue,
    private readonly rows: WatchedRows<Job, Result>,
  ) {
    this.logger = new Logger(what);
  }

  /** Null where `note` said that it is no longer wanted. */
  protected abstract run(job: Job, note: NoteProgress): Promise<WatchedResult<Result> | null>;

  /** After the queue has been started. */
  async start(): Promise<void> {
    await this.queue.work(this.what, { concurrency: 1 }, ({ id }) => this.work(id));
    for (const id of await this.rows.recover(silence)) await this.enqueue(id);
  }

  /** Before the queue is stopped: what is under way ends as interrupted. */
  stop(): void {
    this.stopped = true;
  }

  async enqueue(id: string): Promise<void> {
    await afterCommit(() => this.queue.add(this.what, { id, data: {} }));
  }

  /** Does at once what the queue would have done. */
  async runQueued(): Promise<void> {
    for (const id of await this.rows.recover(silence)) await this.work(id);
  }

  private async work(id: string): Promise<void> {
    const job = await this.rows.take(id);
    if (!job) return;
    try {
      const result = await this.run(job, async (progress) => !this.stopped && (await this.rows.note(id, progress)));
      // One that was cancelled has ended already, and stays so.
      await (result ? this.rows.finish(id, result) : this.rows.interrupt(id));
    } catch (error) {
      this.logger.error({ err: error, msg: 'Work failed', what: this.what, id });
      await this.rows.end(id, 'failed', 'Something went wrong on our side: start it again.');
    }
  }
}
