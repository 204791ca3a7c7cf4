import type { Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { Life } from '../core/life';
import type { HostedProcess, ProcessCount, ProcessDetail, ProcessQuery } from '../process-host';
import { detailOf, hostedOf, rowOf, type Pending, type ProcessRow, type RawRow } from './process-row';

const table = 'processes.processes';
const json = (value: unknown): string => JSON.stringify(value ?? null);

/** Every write takes the life along: what earlier inputs of the same batch led to is not stored yet. */
const setLife = 'definition_version = $3, state = $4, wake_at = $5, positions = $6, sent = $7, cause = $8, wakes = $9';
const valuesOf = ({ definitionVersion, state, wakeAt, positions, sent, cause, wakes }: Life): readonly unknown[] => [
  ...[definitionVersion, json(state), wakeAt],
  ...[json(positions), sent, json(cause), json(wakes ?? [])],
];

/** A row of a process that runs elsewhere tells only where. */
const isShown = `(host = 'postgres' or status in ('done', 'cancelled'))`;

/** The SQL of the PostgreSQL host for one row. Every write names the version it was decided on and answers null when that has passed. */
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
      `update ${table} set ${setLife}, pending = $10, backlog = ${rest}, due_at = $11, status = 'running', version = version + 1
       where id = $1 and version = $2 returning *`,
      [row.id, row.version, ...valuesOf(row.life), json(pending), until],
    );
  }

  /** Stores the life after an input; comes up again at once where events have queued up in the meantime. */
  async save(row: ProcessRow, life: Life, now: Date): Promise<ProcessRow | null> {
    return this.write(
      `update ${table} set ${setLife}, status = $10, pending = null, attempts = 0, error = null, version = version + 1, host = 'postgres',
         updated_at = $11::timestamptz, due_at = case when backlog = '[]' then $5::timestamptz else $11::timestamptz end
       where id = $1 and version = $2 returning *`,
      [row.id, row.version, ...valuesOf(life), life.status, now],
    );
  }

  /** Queues an event behind a pending input or a move; false when there is none any more. */
  async enqueue(id: string, event: Stored): Promise<boolean> {
    const rows = await this.database.query(
      `update ${table} set backlog = backlog || jsonb_build_array($2::jsonb)
       where id = $1 and (moving_to is not null or host = 'postgres' and (pending is not null or backlog <> '[]')) returning id`,
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
      `update ${table} set ${setLife}, pending = $10, attempts = attempts + 1, error = $11, due_at = $12::timestamptz, updated_at = $13,
         version = version + 1, status = case when $12::timestamptz is null then 'parked' else 'running' end
       where id = $1 and version = $2 returning *`,
      [row.id, row.version, ...valuesOf(row.life), json(pending), error, tryAgainAt, now],
    );
  }

  async unpark(id: string, now: Date): Promise<boolean> {
    const rows = await this.database.query(
      `update ${table} set status = 'running', attempts = 0, due_at = $2, version = version + 1
       where id = $1 and status = 'parked' and host = 'postgres' and moving_to is null returning id`,
      [id, now],
    );
    this.onDue(now);
    return rows.length > 0;
  }

  /** Ends it as a person wants, with the reason; whatever a worker has in hand for it is no longer taken. */
  async cancel(row: ProcessRow, life: Life, reason: string, now: Date): Promise<ProcessRow | null> {
    return this.write(
      `update ${table} set ${setLife}, status = 'cancelled', pending = null, backlog = '[]', attempts = 0, error = $10, due_at = null,
         updated_at = $11, version = version + 1
       where id = $1 and version = $2 and moving_to is null returning *`,
      [row.id, row.version, ...valuesOf(life), reason, now],
    );
  }

  async hosted(id: string): Promise<ProcessDetail | null> {
    const [raw] = await this.database.query<RawRow>(`select * from ${table} where id = $1`, [id]);
    return raw ? detailOf(raw) : null;
  }

  async list({ type, status, subject, prefix, after, lateSince, limit }: ProcessQuery): Promise<HostedProcess[]> {
    const raws = await this.database.query<RawRow>(
      `select * from ${table} where ($1::text is null or type = $1) and ($2::text is null or status = $2) and ($4::text is null or starts_with(id, $4))
         and ($3::text is null or coalesce(nullif(state->>'ticketId', ''), key) = $3) and ${isShown} and ($5::timestamptz is null or status = 'running' and wake_at < $5)
         and ($6::text is null or wake_at > $7::timestamptz or wake_at is null and $7 is not null or wake_at is not distinct from $7 and id collate "C" > $6)
       order by wake_at nulls last, id collate "C" limit $8`,
      [type ?? null, status ?? null, subject ?? null, prefix ?? null, lateSince ?? null, after?.id ?? null, after?.wakeAt ?? null, limit],
    );
    return raws.map(hostedOf);
  }

  /** The ids of those that run on Temporal, as the rows say it, in their order. */
  async idsOnTemporal({ type, prefix }: ProcessQuery, after: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from ${table} where host = 'temporal' and status in ('running', 'parked') and ($1::text is null or type = $1)
         and ($2::text is null or starts_with(id, $2)) and id collate "C" > $3 order by id collate "C" limit $4`,
      [type ?? null, prefix ?? null, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  async counts(lateSince: Date): Promise<ProcessCount[]> {
    return this.database.query<ProcessCount & Record<string, unknown>>(
      `select type, status, host, count(*)::int as count, (count(*) filter (where status = 'running' and wake_at < $1))::int as late
       from ${table} where ${isShown} group by type, status, host order by type, status, host`,
      [lateSince],
    );
  }

  /** Removes what ended before then; the limit is for one go. */
  async removeEnded(before: Date, limit: number): Promise<number> {
    const removed = await this.database.query(
      `delete from ${table} where id = any(array(select id from ${table}
         where status in ('done', 'cancelled') and updated_at < $1 order by updated_at limit $2 for update skip locked)) returning 1`,
      [before, limit],
    );
    return removed.length;
  }

  private async write(sql: string, parameters: readonly unknown[]): Promise<ProcessRow | null> {
    const [raw] = await this.database.prepared<RawRow>(sql, parameters);
    if (raw?.due_at) this.onDue(raw.due_at);
    return raw ? rowOf(raw) : null;
  }
}
