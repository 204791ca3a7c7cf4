import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

const hour = 60 * 60 * 1000;
const keptDays = 90;

/** Sessions and networks name devices and addresses of people: they are forgotten once nobody needs them. */
@Injectable()
export class SessionHousekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Sessions');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.values.CASEWRIGHT_ROLE === 'api') return;
    this.timer = setInterval(() => {
      this.forget().catch((error: unknown) => this.logger.warn({ err: error, msg: 'Old sessions could not be forgotten' }));
    }, hour).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Forgets what ended, ran out or was last seen before 90 days. */
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 24 * hour);
    await this.database.query('delete from identity.sessions where expires_at < $1', [before]);
    await this.database.query('delete from identity.invitations where coalesce(ended_at, expires_at) < $1', [before]);
    await this.database.query('delete from identity.known_networks where seen_at < $1', [before]);
  }
}
