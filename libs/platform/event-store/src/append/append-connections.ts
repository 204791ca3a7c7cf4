import { Config } from '@casewright/config';
import { Injectable } from '@nestjs/common';
import { DatabaseError, Pool } from 'pg';
import type { AppendVerdict, SizedCommand } from './append-batcher';

interface VerdictRow {
  readonly verdict: AppendVerdict['verdict'];
  readonly from_version: number;
  readonly to_version: number;
}

/** es.append_one found the command's id on another stream. */
const usedElsewhere = 'ES002';

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

  /** One command of one event goes the short way; whatever that declines is judged by es.append like all others. */
  async append(commands: readonly SizedCommand[]): Promise<readonly AppendVerdict[]> {
    const [first] = commands;
    const stored = first && commands.length === 1 ? await this.appendOne(first) : null;
    return stored ? [stored] : this.appendAll(commands);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** Null, with nothing written, for what is not a new command of one event on a stream of the expected version. */
  private async appendOne({ command }: SizedCommand): Promise<AppendVerdict | null> {
    const { id, stream, category, expected, hash, meta, events } = command;
    const [event] = events;
    if (!event || events.length > 1 || expected < 0) return null;
    const written = [event.id, event.type, event.version, JSON.stringify(event.data)];
    const from = await this.pool
      .query<{ from: number | null }>({
        name: 'es-append-one',
        text: 'select es.append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as from',
        values: [id, stream, category, expected, hash, JSON.stringify(meta), ...written],
      })
      .then(({ rows }) => rows[0]?.from ?? null, declinedIfUsedElsewhere);
    return from === null ? null : { verdict: 'stored', fromVersion: from, toVersion: from + 1 };
  }

  private async appendAll(commands: readonly SizedCommand[]): Promise<readonly AppendVerdict[]> {
    const { rows } = await this.pool.query<VerdictRow>({
      name: 'es-append',
      text: 'select verdict, from_version, to_version from es.append($1::jsonb) order by command_no',
      values: [`[${commands.map(({ json }) => json).join(',')}]`],
    });
    return rows.map((row) => ({ verdict: row.verdict, fromVersion: row.from_version, toVersion: row.to_version }));
  }
}

function declinedIfUsedElsewhere(error: unknown): null {
  if (error instanceof DatabaseError && error.code === usedElsewhere) return null;
  throw error;
}
