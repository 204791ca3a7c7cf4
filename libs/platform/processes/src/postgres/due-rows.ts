import type { Database } from '@casewright/persistence';
import type { Life } from '../core/life';
import { rowOf, type Pending, type ProcessRow, type RawRow } from './process-row';

const table = 'processes.processes';

/** The SQL of the PostgreSQL host for many rows in one statement: what is due is taken, recorded and stored in batches. */
export class DueRows {
  constructor(private readonly database: Database) {}

  /**
   * Takes a batch of due rows for this worker, passing over what another one is taking; they come up again at `until`. The version that
   * each gets is the token without which nothing can be written: who held the row before has lost it.
   */
  async claim(now: Date, limit: number, until: Date): Promise<ProcessRow[]> {
    const raws = await this.database.prepared<RawRow>(
      `update ${table} set due_at = $3, version = version + 1 where id = any(array(
         select id from ${table} where due_at <= $1 order by due_at limit $2 for update skip locked)) returning *`,
      [now, limit, until],
    );
    return raws.map(rowOf);
  }

  /** Records the inputs of rows that were just claimed, before commands go out. Returns the rows that were still this worker's. */
  async recordAll(inputs: readonly { readonly row: ProcessRow; readonly pending: Pending }[], until: Date): Promise<ProcessRow[]> {
    if (inputs.length === 0) return [];
    const given = inputs.map(({ row: { id, version }, pending }) => ({ id, version, pending }));
    const recorded = await this.database.prepared<{ id: string; version: number }>(
      `update ${table} as p set pending = given.pending, due_at = $2, version = p.version + 1
       from jsonb_to_recordset($1) as given (id text, version integer, pending jsonb)
       where p.id = given.id and p.version = given.version returning p.id, p.version`,
      [JSON.stringify(given), until],
    );
    const versions = new Map(recorded.map(({ id, version }) => [id, version]));
    return inputs.flatMap(({ row, pending }) => {
      const version = versions.get(row.id);
      return version === undefined ? [] : [{ ...row, pending, version }];
    });
  }

  /** Stores the lives after an input each; where events have queued up in the meantime the row comes up again at once. */
  async saveAll(steps: readonly { readonly row: ProcessRow; readonly life: Life }[], now: Date): Promise<void> {
    if (steps.length === 0) return;
    await this.database.prepared(
      `update ${table} as p set definition_version = given.definition, state = given.state, wake_at = given.wake, sent = given.sent,
         positions = given.positions, cause = given.cause, wakes = given.wakes, status = given.status, pending = null, attempts = 0,
         error = null, version = p.version + 1, updated_at = $2::timestamptz,
         due_at = case when p.backlog = '[]' then given.wake else $2::timestamptz end
       from jsonb_to_recordset($1) as given (id text, version integer, definition integer, state jsonb, wake timestamptz, sent integer,
         positions jsonb, cause jsonb, wakes jsonb, status text)
       where p.id = given.id and p.version = given.version`,
      [JSON.stringify(steps.map(({ row, life }) => ({ id: row.id, version: row.version, ...columnsOf(life) }))), now],
    );
  }

  /** Makes due at once what was in hand; what failed keeps its time for the next try. */
  async releaseAll(now: Date): Promise<void> {
    await this.database.query(
      `update ${table} set due_at = case when pending is null and backlog = '[]' then wake_at else $1::timestamptz end
       where status = 'running' and attempts = 0 and due_at is not null`,
      [now],
    );
  }

  /** After the clock was set back: what waits only for a claim or a next try, by a clock that was ahead, comes up at once. */
  async pullIn(now: Date, latest: Date): Promise<void> {
    await this.database.query(
      `update ${table} set due_at = $1 where host = 'postgres' and status = 'running' and due_at > $2 and due_at is distinct from wake_at`,
      [now, latest],
    );
  }

  async next(): Promise<Date | null> {
    const [next] = await this.database.query<{ due_at: Date | null }>(
      `select min(due_at) as due_at from ${table} where due_at is not null`,
    );
    return next?.due_at ?? null;
  }
}

function columnsOf({ definitionVersion, state, wakeAt, sent, positions, cause, wakes, status }: Life) {
  return { definition: definitionVersion, state, wake: wakeAt, sent, positions, cause, wakes: wakes ?? [], status };
}
