import type { Clock } from '@casewright/kernel';
import { afterCommit, type Database } from '@casewright/persistence';
import type { RealtimePublisher } from '@casewright/realtime';

/** Where work that people wait for is kept. */
export interface WatchedTable {
  /** Has id, status, share, heard_at, created_at, finished_at, message and result, besides columns of its own. */
  readonly name: string;
  /** The column that counts what was worked through. */
  readonly counted: string;
  /** What the worker is given, as columns of a select. */
  readonly job: string;
  /** Who watches a row is in the room `<room>:<id>`. */
  readonly room: string;
}

export interface WatchedProgress {
  readonly counted: number;
  /** From 0 to 1. */
  readonly share: number;
}

export interface WatchedResult<Result extends object> {
  readonly counted: number;
  readonly result: Result;
}

type Ending = 'cancelled' | 'interrupted' | 'failed';
const meanwhile = 'The program ended meanwhile: start it again.';

/** Where long work stands; the rows are the truth, and whoever works on one holds to them. Who watches is told to look again. */
export class WatchedRows<Job extends { readonly id: string }, Result extends object> {
  constructor(
    protected readonly database: Database,
    private readonly clock: Clock,
    private readonly publisher: RealtimePublisher,
    private readonly table: WatchedTable,
  ) {}

  /** Null where somebody else works on it, or nobody is to any more. */
  async take(id: string): Promise<Job | null> {
    const [job] = await this.database.query<Job & object>(
      `update ${this.table.name} set status = 'running', heard_at = now() where id = $1 and status = 'queued' returning ${this.table.job}`,
      [id],
    );
    if (job) await this.tell(id);
    return job ?? null;
  }

  /** False once it is no longer wanted. */
  async note(id: string, { counted, share }: WatchedProgress): Promise<boolean> {
    const { name, counted: column } = this.table;
    const rows = await this.database.query(
      `update ${name} set ${column} = $2, share = $3, heard_at = now() where id = $1 and status = 'running' returning id`,
      [id, counted, share],
    );
    if (rows.length > 0) await this.tell(id);
    return rows.length > 0;
  }

  async finish(id: string, { counted, result }: WatchedResult<Result>): Promise<void> {
    await this.database.query(
      `update ${this.table.name} set status = 'done', ${this.table.counted} = $3, share = 1, result = $2::jsonb, finished_at = $4
       where id = $1 and status = 'running'`,
      [id, JSON.stringify(result), counted, this.clock.now()],
    );
    await this.tell(id);
  }

  /** Of what has ended already nothing changes. */
  async end(id: string, status: Ending, message: string | null): Promise<void> {
    await this.database.query(
      `update ${this.table.name} set status = $2, message = $3, finished_at = $4 where id = $1 and status in ('queued', 'running')`,
      [id, status, message, this.clock.now()],
    );
    await this.tell(id);
  }

  interrupt(id: string): Promise<void> {
    return this.end(id, 'interrupted', meanwhile);
  }

  /** Those whose worker has not been heard of for a while are given up; those that nobody has begun are answered. */
  async recover(silence: string): Promise<readonly string[]> {
    await this.database.query(
      `update ${this.table.name} set status = 'interrupted', message = $3, finished_at = $2
       where status = 'running' and heard_at <= now() - $1::interval`,
      [silence, this.clock.now(), meanwhile],
    );
    const rows = await this.database.query<{ id: string }>(
      `select id from ${this.table.name} where status = 'queued' order by created_at, id`,
    );
    return rows.map(({ id }) => id);
  }

  async remove(endedBefore: Date, limit: number): Promise<number> {
    const { name } = this.table;
    const rows = await this.database.query(
      `delete from ${name} where id in (select id from ${name} where finished_at < $1 order by finished_at limit $2) returning id`,
      [endedBefore, limit],
    );
    return rows.length;
  }

  private tell(id: string): Promise<void> {
    return afterCommit(async () => this.publisher.roomsChanged([`${this.table.room}:${id}`]));
  }
}
