import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

const every = 15 * 60_000;
const atOnce = 5000;

/** Removes answers that nobody asks for any more. */
@Injectable()
export class AnswerExpiry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AnswerExpiry.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.removeExpired().catch((error: unknown) => this.logger.warn({ err: error, msg: 'Old answers could not be removed' }));
    }, every).unref();
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** In small parts, so that no long transaction holds the readers of the log back. Returns how many it removed. */
  async removeExpired(): Promise<number> {
    let removed = 0;
    for (;;) {
      const rows = await this.database.query(
        `delete from http.answers where ctid = any (array(select ctid from http.answers where expires_at <= $1 limit ${atOnce})) returning 1`,
        [this.clock.now()],
      );
      removed += rows.length;
      if (rows.length < atOnce) return removed;
    }
  }
}
