import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** How often something happened on a day (UTC). */
export interface DayCount {
  readonly type: string;
  /** `2026-03-01` */
  readonly day: string;
  readonly events: number;
}

/** Figures about the log. They read all that was recorded since then: for pages that somebody opens, not for each event. */
@Injectable()
export class LogCounts {
  constructor(private readonly database: Database) {}

  /** Events of each type by the days on which they happened. */
  perDay(since: Date, types: readonly string[]): Promise<DayCount[]> {
    // What happened since then was recorded since then; the column spares a look into most of the documents.
    return this.database.query<DayCount & Record<string, unknown>>(
      `select type, left(meta->>'at', 10) as day, count(*)::integer as events from es.events
       where recorded_at >= $1 and meta->>'at' >= $2 and type = any($3) group by 1, 2`,
      [since, since.toISOString(), types],
    );
  }
}
