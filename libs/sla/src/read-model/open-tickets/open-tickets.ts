import { EventStore } from '@casewright/event-store';
import { Database } from '@casewright/persistence';
import { ReadProgress } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { openTickets } from './open-tickets.projection';

const pause = 50;

/** The tickets that changes of agreements concern: all that are not solved, in the order of their ids. */
@Injectable()
export class OpenTickets {
  constructor(
    private readonly database: Database,
    private readonly store: EventStore,
    private readonly progress: ReadProgress,
  ) {}

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('select count(*)::integer as count from rm.sla_open_tickets');
    return row?.count ?? 0;
  }

  async next(after: string | null, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from rm.sla_open_tickets where $1::uuid is null or id > $1 order by id limit $2',
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Waits until every ticket that was opened before this call is listed; false where `waits` said that nobody waits any longer. */
  async listed(waits: () => boolean): Promise<boolean> {
    const newest = await this.store.newestPosition();
    while (newest && !(await this.progress.hasPassed(openTickets.name, newest))) {
      if (!waits()) return false;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return true;
  }
}
