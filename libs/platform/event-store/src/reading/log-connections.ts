import { Config } from '@casewright/config';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';

/**
 * Connections that read the log along its index. The planner knows nothing of a table that has just been filled, and would rather
 * collect and sort all of it than follow the index to the first thousand rows.
 */
@Injectable()
export class LogConnections {
  readonly pool: Pool;

  constructor(config: Config) {
    this.pool = new Pool({
      connectionString: config.values.DATABASE_URL,
      max: 4,
      application_name: 'casewright-log',
      options:
        '-c enable_seqscan=off -c enable_bitmapscan=off -c jit=off -c plan_cache_mode=force_generic_plan -c timezone=UTC -c datestyle=ISO',
    });
    // A broken idle connection is replaced by the next call.
    this.pool.on('error', () => undefined);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
