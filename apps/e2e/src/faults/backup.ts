import { Client } from 'pg';

/** A copy of the program's database, made and put back while nothing of the program runs. */
export class Backup {
  private readonly name: string;

  private constructor(private readonly url: string) {
    this.name = nameIn(url);
  }

  static async of(url: string): Promise<Backup> {
    const backup = new Backup(url);
    await backup.onServer(async (client) => {
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [backup.name]);
      await client.query(`create database ${backup.name}_backup template ${backup.name}`);
    });
    return backup;
  }

  /** As on a new server: of another cluster than the log was written in. */
  async putBack(): Promise<void> {
    await this.onServer(async (client) => {
      await client.query(`drop database ${this.name} with (force)`);
      await client.query(`alter database ${this.name}_backup rename to ${this.name}`);
    });
    const client = new Client({ connectionString: this.url });
    await client.connect();
    await client.query(`update es.meta set system_identifier = 'another'`);
    await client.end();
  }

  private async onServer(work: (client: Client) => Promise<void>): Promise<void> {
    const url = new URL(this.url);
    url.pathname = '/postgres';
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  }
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1);
