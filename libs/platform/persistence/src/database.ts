import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '@casewright/config';
import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { openTransaction } from './open-transaction';
import { statementTimeout } from './statement-timeout';

/** Plain SQL on a pool: the event store, projections and set-based writes. MikroORM serves entities. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly pool: Pool;
  private readonly names = new Map<string, string>();

  constructor(config: Config) {
    this.pool = new Pool({
      connectionString: config.values.DATABASE_URL,
      max: 20,
      // A new connection plans everything anew: what a busy minute needed stays for the next one.
      idleTimeoutMillis: 300_000,
      application_name: `casewright-${config.values.CASEWRIGHT_ROLE}`,
      idle_in_transaction_session_timeout: 30_000,
      statement_timeout: statementTimeout,
    });
    // Idle connections break when the server restarts; the next query opens a new one.
    this.pool.on('error', () => undefined);
  }

  async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const transaction = openTransaction();
    if (transaction) return transaction.query<Row>(sql, parameters);
    return (await this.pool.query<Row>(sql, [...parameters])).rows;
  }

  /**
   * For what runs with every event: each connection parses and plans it once. Only for texts that are always the same, because each stays
   * with its connections, and only where one plan is good for all parameters. A list goes in as `any((select $1::uuid[])::uuid[])`: with `any($1)`
   * PostgreSQL plans anew for each list, because it takes an unknown one for long.
   */
  async prepared<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const transaction = openTransaction();
    if (transaction) return transaction.query<Row>(sql, parameters);
    return (await this.pool.query<Row>({ name: this.nameOf(sql), text: sql, values: [...parameters] })).rows;
  }

  async transaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // Between two queries nobody else listens, and an error that nobody hears ends the process.
    const lost = (error: Error) => (broken = error);
    client.on('error', lost);
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError));
      throw error;
    } finally {
      client.off('error', lost);
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private nameOf(sql: string): string {
    const known = this.names.get(sql);
    if (known) return known;
    const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    this.names.set(sql, name);
    return name;
  }
}
