import type { Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { Life } from '../core/life';
import type { HostedProcess, ProcessQuery } from '../process-host';
import { hostedOf, rowOf, type Pending, type ProcessRow, type RawRow } from './process-row';

const table = 'processes.processes';
const json = (value: unknown): string => JSON.stringify(value ?? null);

/** Every write takes the life along: what earlier inputs of the same batch led to is not stored yet. */
const setLife = 'definition_version = $3, state = $4, wake_at = $5, positions = $6, sent = $7, cause = $8';
const valuesOf = ({ definitionVersion, state, wakeAt, positions, sent, cause }: Life): readonly unknown[] => [
  ...[definitionVersion, json(state), wakeAt],
  ...[json(positions), sent, json(cause)],
];

/** The SQL of the PostgreSQL host. Every write names the version it was decided on and answers null when that has passed. */
export class ProcessRows {
  /** Told of every time at which a row comes up, so that the timer can wake earlier. */
  onDue: (at: Date) => void = () => undefined;

  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ProcessRow | null> {
    const [raw] = await this.database.prepared<RawRow>(`select * from ${table} where id = $1`, [id]);
    return raw ? rowOf(raw) : null;
  }

  /** Makes the row; null when somebody else just did. */
  async insert(id: string, type: string, key: string, life: Life, now: Date): Promise<ProcessRow | null> {
    const [raw] = await this.database.prepared<RawRow>(
      `insert into ${table} (id, type, key, definition_version, state, status, started_at, updated_at)
       values ($1, $2, $3, $4, $5, 'running', $6, $6) on conflict do nothing returning *`,
      [id, type, key, life.definitionVersion, json(life.state), now],
    );
    return raw ? rowOf(raw) : null;
  }

  /** Records the input before its commands go out; `until` is when another worker may take it up. */
  async claim(row: ProcessRow, pending: Pending, backlog: 'keep' | 'shift', until: Date): Promise<ProcessRow | null> {
    const rest = backlog === 'shift' ? 'backlog - 0' : 'backlog';
    return this.write(
      `update ${table} set ${setLife}, pending = $9, backlog = ${rest}, due_at = $10, status = 'running', version = version + 1
       where id = $1 and version = $2 returning *`,
      [row.id, row.version, ...valuesOf(row.life), json(pending), until],
    );
  }

  /** Stores the life after an input; comes up again at once where events have queued up in the meantime. */
  async save(row: ProcessRow, life: Life, now: Date): Promise<ProcessRow | null> {
    return this.write(
      `update ${table} set ${setLife}, status = $9, pending = null, attempts = 0, error = null, version = version + 1,
         updated_at = $10::timestamptz, due_at = case when backlog = '[]' then $5::timestamptz else $10::timestamptz end
       where id = $1 and version = $2 returning *`,
      [row.id, row.version, ...valuesOf(life), life.status, now],
    );
  }

  /** Queues an event behind a pending input; false when there is none any more. */
  async enqueue(id: string, event: Stored): Promise<boolean> {
    const rows = await this.database.query(
      `update ${table} set backlog = backlog || jsonb_build_array($2::jsonb) where id = $1 and (pending is not null or backlog <> '[]') returning id`,
      [id, json(event)],
    );
    return rows.length > 0;
  }

  async dropOldest(row: ProcessRow, now: Date): Promise<ProcessRow | null> {
    return this.write(
      `update ${table} set backlog = backlog - 0, version = version + 1, due_at = case when jsonb_array_length(backlog) > 1 then $3::timestamptz else wake_at end
       where id = $1 and version = $2 returning *`,
      [row.id, row.version, now],
    );
  }

  /** Counts a failed try; a null `tryAgainAt` parks the process. */
  async fail(row: ProcessRow, pending: Pending, error: string, tryAgainAt: Date | null, now: Date): Promise<void> {
    await this.write(
      `update ${table} set ${setLife}, pending = $9, attempts = attempts + 1, error = $10, due_at = $11::timestamptz, updated_at = $12,
         version = version + 1, status = case when $11::timestamptz is null then 'parked' else 'running' end
       where id = $1 and version = $2 returning *`,
      [row.id, row.version, ...valuesOf(row.life), json(pending), error, tryAgainAt, now],
    );
  }

  async unpark(id: string, now: Date): Promise<boolean> {
    const rows = await this.database.query(
      `update ${table} set status = 'running', attempts = 0, due_at = $2, version = version + 1 where id = $1 and status = 'parked' returning id`,
      [id, now],
    );
    this.onDue(now);
    return rows.length > 0;
  }

  /** Takes a batch of due rows for this worker, passing over what another one is taking; they come up again at `until`. */
  async claimDue(now: Date, limit: number, until: Date): Promise<ProcessRow[]> {
    const raws = await this.database.query<RawRow>(
      `update ${table} set due_at = $3 where id in
         (select id from ${table} where due_at <= $1 order by due_at limit $2 for update skip locked) returning *`,
      [now, limit, until],
    );
    return raws.map(rowOf);
  }

  /** Makes due at once what was in hand; what failed keeps its time for the next try. */
  async releaseAll(now: Date): Promise<void> {
    await this.database.query(
      `update ${table} set due_at = case when pending is null and backlog = '[]' then wake_at else $1::timestamptz end
       where status = 'running' and attempts = 0 and due_at is not null`,
      [now],
    );
  }

  async nextDue(): Promise<Date | null> {
    const [next] = await this.database.query<{ due_at: Date | null }>(
      `select min(due_at) as due_at from ${table} where due_at is not null`,
    );
    return next?.due_at ?? null;
  }

  async hosted(id: string): Promise<HostedProcess | null> {
    const [raw] = await this.database.query<RawRow>(`select * from ${table} where id = $1`, [id]);
    return raw ? hostedOf(raw) : null;
  }

  async list({ type, status, key, prefix, after, limit }: ProcessQuery): Promise<HostedProcess[]> {
    const raws = await this.database.query<RawRow>(
      `select * from ${table} where ($1::text is null or type = $1) and ($2::text is null or status = $2) and ($3::text is null or key = $3)
         and ($4::text is null or starts_with(id, $4)) and id > $5 order by id limit $6`,
      [type ?? null, status ?? null, key ?? null, prefix ?? null, after ?? '', limit],
    );
    return raws.map(hostedOf);
  }

  /** Removes what ended before then; the limit is for one go. */
  async removeEnded(before: Date, limit: number): Promise<number> {
    const removed = await this.database.query(
      `delete from ${table} where id = any(array(
         select id from ${table} where status = 'done' and updated_at < $1 order by updated_at limit $2 for update skip locked)) returning 1`,
      [before, limit],
    );
    return removed.length;
  }

  async countParked(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(`select count(*)::int as count from ${table} where status = 'parked'`);
    return row?.count ?? 0;
  }

  private async write(sql: string, parameters: readonly unknown[]): Promise<ProcessRow | null> {
    const [raw] = await this.database.prepared<RawRow>(sql, parameters);
    if (raw?.due_at) this.onDue(raw.due_at);
    return raw ? rowOf(raw) : null;
  }
}
