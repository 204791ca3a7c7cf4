import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

const hour = 3_600_000;
const day = 24 * hour;
const portion = 1_000;

/** Something that is kept for a number of days only. */
export interface KeptForDays {
  /** What it is, for the log: `delivered deliveries`. */
  readonly what: string;
  readonly days: number;
  /** Removes at most `limit` that ended before then, and answers how many; called until it answers less. */
  remove(endedBefore: Date, limit: number): Promise<number>;
}

/** Removes every hour what has been kept long enough, in portions, so that no long transaction holds the readers of the log back. */
@Injectable()
export class Retention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Retention');
  private readonly kept: KeptForDays[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  keep(kept: KeptForDays): void {
    this.kept.push(kept);
  }

  onApplicationBootstrap(): void {
    if (this.config.values.CASEWRIGHT_ROLE === 'api') return;
    this.timer = setInterval(() => void this.run(), hour).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Removes what is due now, and answers how much of each kind; several processes may do it at once. */
  run(): Promise<Readonly<Record<string, number>>> {
    const work = this.running.then(() => this.removeAll());
    this.running = work.catch(() => undefined);
    return work;
  }

  private async removeAll(): Promise<Record<string, number>> {
    const removed: Record<string, number> = {};
    for (const kept of this.kept) {
      try {
        removed[kept.what] = await this.removeOne(kept);
      } catch (error) {
        this.logger.warn({ msg: 'Something old could not be removed', what: kept.what, reason: String(error) });
      }
    }
    const counts = Object.entries(removed).filter(([, count]) => count > 0);
    if (counts.length > 0) this.logger.log({ msg: 'Removed what was kept long enough', ...Object.fromEntries(counts) });
    return removed;
  }

  private async removeOne({ days, remove }: KeptForDays): Promise<number> {
    const before = new Date(this.clock.now().getTime() - days * day);
    let removed = 0;
    while (!this.stopped) {
      const count = await remove(before, portion);
      removed += count;
      if (count < portion) break;
    }
    return removed;
  }
}
