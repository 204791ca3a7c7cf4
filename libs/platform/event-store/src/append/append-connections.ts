import { Config } from '@casewright/config';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { AppendVerdict } from './append-batcher';

interface VerdictRow {
  readonly verdict: AppendVerdict['verdict'];
  readonly from_version: number;
  readonly to_version: number;
}

/** The batcher's own two connections: appends never wait behind queries. The plan is forced to stay on the indexes. */
@Injectable()
export class AppendConnections {
  private readonly pool: Pool;

  constructor(config: Config) {
    this.pool = new Pool({
      connectionString: config.values.DATABASE_URL,
      max: 2,
      application_name: 'casewright-append',
      options: '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c plan_cache_mode=force_generic_plan',
    });
    // A broken idle connection is replaced by the next call.
    this.pool.on('error', () => undefined);
  }

  async append(commands: readonly string[]): Promise<readonly AppendVerdict[]> {
    const [first] = commands;
    const call =
      commands.length === 1
        ? { name: 'es-append-one', text: 'select verdict, from_version, to_version from es.append_one($1::jsonb)', values: [first] }
        : {
            name: 'es-append',
            text: 'select verdict, from_version, to_version from es.append($1::jsonb) order by command_no',
            values: [`[${commands.join(',')}]`],
          };
    const { rows } = await this.pool.query<VerdictRow>(call);
    return rows.map((row) => ({ verdict: row.verdict, fromVersion: row.from_version, toVersion: row.to_version }));
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
