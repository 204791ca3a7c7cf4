import { Config } from '@casewright/config';
import { Injectable } from '@nestjs/common';
import { Client } from 'pg';

const applicationName = 'casewright-leases';

/**
 * Who works on what, among all processes on this database. A lease is an advisory lock of one connection, so it ends at once when its
 * process dies, and nobody has to wait for a time-out. A process takes no more than its share of what there is.
 */
@Injectable()
export class Leases {
  private client: Client | null = null;
  private readonly held = new Set<string>();

  constructor(private readonly config: Config) {}

  /** Takes and gives back until this process holds its share of the names; answers with what it holds. */
  async share(names: readonly string[]): Promise<ReadonlySet<string>> {
    const client = await this.connection();
    const workers = await this.workers(client);
    const fair = Math.ceil(names.length / workers);
    for (const name of [...this.held]) if (!names.includes(name) || this.held.size > fair) await this.giveBack(client, name);
    for (const name of names) {
      if (this.held.size >= fair) break;
      if (!this.held.has(name) && (await this.take(client, name))) this.held.add(name);
    }
    return this.held;
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    this.held.clear();
    await client?.end().catch(() => undefined);
  }

  private async take(client: Client, name: string): Promise<boolean> {
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(hashtextextended('lease ' || $1, 0)) as taken`, [
      name,
    ]);
    return rows[0]?.taken ?? false;
  }

  private async giveBack(client: Client, name: string): Promise<void> {
    this.held.delete(name);
    await client.query(`select pg_advisory_unlock(hashtextextended('lease ' || $1, 0))`, [name]);
  }

  private async workers(client: Client): Promise<number> {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::integer as count from pg_stat_activity where application_name = $1 and datname = current_database()',
      [applicationName],
    );
    return Math.max(1, rows[0]?.count ?? 1);
  }

  private async connection(): Promise<Client> {
    if (this.client) return this.client;
    const client = new Client({ connectionString: this.config.values.DATABASE_URL, application_name: applicationName, keepAlive: true });
    const lost = () => {
      if (this.client !== client) return;
      this.client = null;
      this.held.clear();
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    // A machine that vanished is noticed after some seconds, and its leases are free again.
    await client.query('set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3');
    this.client = client;
    return client;
  }
}
