import { Config } from '@casewright/config';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { NoticeConnection } from './notice-connection';

/**
 * Word that something has changed, for whoever keeps it in memory and would else find out when it looks next. A trigger gives it with
 * `pg_notify`, so it is heard in every process as soon as the change is committed, and never if it is not. A word that is lost while the
 * connection is down costs the wait until that look, and nothing more.
 */
@Injectable()
export class Hints implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly connection: NoticeConnection;
  private readonly hearers = new Map<string, Set<() => void>>();

  constructor(config: Config) {
    this.connection = new NoticeConnection(config.values.DATABASE_URL, 'casewright-hints');
  }

  /** Before the program has started: whoever keeps something registers when it is made. */
  on(channel: string, hear: () => void): void {
    this.hearers.set(channel, (this.hearers.get(channel) ?? new Set()).add(hear));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.hearers.size === 0) return;
    await this.connection.listen([...this.hearers.keys()], ({ channel }) => this.hearers.get(channel)?.forEach((hear) => hear()));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.connection.close();
  }
}
