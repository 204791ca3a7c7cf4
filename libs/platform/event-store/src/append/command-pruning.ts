import { Config } from '@casewright/config';
import { Database } from '@casewright/persistence';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

const every = 3_600_000;
const atOnce = 5000;

/** Forgets command ids after 30 days: nobody repeats a command that late. */
@Injectable()
export class CommandPruning implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(CommandPruning.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.values.CASEWRIGHT_ROLE === 'api') return;
    this.timer = setInterval(() => {
      this.prune().catch((error: unknown) => this.logger.warn({ err: error, msg: 'Old command ids could not be removed' }));
    }, every).unref();
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** In small parts, so that no long transaction holds the readers of the log back. Returns how many it removed. */
  async prune(): Promise<number> {
    let removed = 0;
    for (;;) {
      const { rowCount } = await this.database.pool.query(
        `delete from es.commands where command_id in (select command_id from es.commands where at < clock_timestamp() - interval '30 days' limit ${atOnce})`,
      );
      removed += rowCount ?? 0;
      if ((rowCount ?? 0) < atOnce) return removed;
    }
  }
}
