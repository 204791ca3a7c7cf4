import { JobQueue, WatchedWorker, type NoteProgress } from '@casewright/jobs';
import { Injectable } from '@nestjs/common';
import type { StoredBacktestResult } from '../../domain/rehearse/backtest-result';
import { BacktestStore, type BacktestJob } from './backtest-store';
import { RunBacktest } from './run-backtest';

/** Works on backtests one after the other. */
@Injectable()
export class BacktestWorker extends WatchedWorker<BacktestJob, StoredBacktestResult> {
  constructor(
    queue: JobQueue,
    store: BacktestStore,
    private readonly replay: RunBacktest,
  ) {
    super('automation-backtests', queue, store);
  }

  protected async run(job: BacktestJob, note: NoteProgress) {
    const result = await this.replay.run(job, ({ events, share }) => note({ counted: events, share }));
    return result && { counted: result.events, result };
  }
}
