import { until } from '@casewright/testing';
import { Client } from 'pg';

/** Rows that are held up while they are written. */
export interface Passage {
  readonly table: string;
  readonly on: 'insert' | 'update' | 'insert or update';
  /** While it writes the row (absent), or while it commits: then everything is written, and the writer still waits to hear of it. */
  readonly at?: 'commit';
  /** SQL over `new`; absent: every row. */
  readonly when?: string;
}

const lock = '8, 15';

/**
 * Stops the program in the middle of a write, inside the database: whoever writes such a row waits there until the gate opens. So a
 * process can be killed at a named point, every time, however fast or busy the machine is.
 */
export class Gate {
  private constructor(private readonly keeper: Client) {}

  static async in(databaseUrl: string): Promise<Gate> {
    const keeper = new Client({ connectionString: databaseUrl });
    keeper.on('error', () => undefined);
    await keeper.connect();
    await keeper.query(`
      create schema faults;
      create function faults.wait() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(${lock});
        return new;
      end $$`);
    return new Gate(keeper);
  }

  async close({ table, on, at, when = 'true' }: Passage): Promise<void> {
    await this.keeper.query(`select pg_advisory_lock(${lock})`);
    const [kind, moment, deferral] = at ? ['constraint trigger', 'after', 'deferrable initially deferred'] : ['trigger', 'before', ''];
    await this.keeper.query(
      `create ${kind} gate ${moment} ${on} on ${table} ${deferral} for each row when (${when}) execute function faults.wait()`,
    );
  }

  /** Somebody stands before it. */
  async reached(): Promise<void> {
    await until(async () => {
      const { rowCount } = await this.keeper.query(
        `select from pg_locks where locktype = 'advisory' and (classid, objid) = (${lock}) and not granted
         and database = (select oid from pg_database where datname = current_database())`,
      );
      return (rowCount ?? 0) > 0;
    }, 60_000);
  }

  /** What a killed process had under way ends as it would have: a single statement is committed, a transaction is not. */
  async open({ table }: Passage): Promise<void> {
    await this.keeper.query(`select pg_advisory_unlock(${lock})`);
    await this.keeper.query(`drop trigger gate on ${table}`);
  }

  async end(): Promise<void> {
    await this.keeper.end();
  }
}
