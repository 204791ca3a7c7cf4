import type { Database } from '@casewright/persistence';
import type { QueryResultRow } from 'pg';
import type { HandedOver } from '../temporal/messages';
import { Places } from '../routing/places';

export interface LostProcess {
  readonly id: string;
  readonly type: string;
  readonly key: string;
}

/** Of `process:<id>:<number>`. */
const numbered = String.raw`'^process:(.*):(\d+)$'`;

/** Rows of processes whose workflows are gone. */
export class LostRows {
  private readonly places: Places;

  constructor(private readonly database: Database) {
    this.places = new Places(database);
  }

  async next(types: readonly string[], limit: number): Promise<LostProcess[]> {
    return this.database.query<LostProcess & QueryResultRow>(
      `select id, type, key from processes.processes where host = 'temporal' and status in ('running', 'parked') and type = any($1) limit $2`,
      [types, limit],
    );
  }

  /** By process, the number of the last command that is in the log or was taken note of. */
  async lastSent(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ id: string; last: number }>(
      `select found[1] as id, max(found[2]::integer) as last
       from (select meta->>'commandId' as command from es.events where meta->>'commandId' like 'process:%'
         union all select command_id from es.commands where command_id like 'process:%') as sent,
         regexp_match(command, ${numbered}) as found
       where found is not null group by 1`,
    );
    return new Map(rows.map(({ id, last }) => [id, last]));
  }

  takeBack(id: string, handedOver: HandedOver, now: Date): Promise<void> {
    return this.places.takeBack(id, handedOver, now);
  }
}
