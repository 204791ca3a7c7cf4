import { processId } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import type { Life } from '../core/life';
import { rowOf, type ProcessRow, type RawRow } from '../postgres/process-row';
import type { HandedOver, TakeOverRequest } from '../temporal/messages';

const table = 'processes.processes';
const json = (value: unknown): string => JSON.stringify(value ?? null);

/**
 * The row of a process says on which host it lives, also where that is Temporal: whatever starts, moves or ends a process goes through one
 * statement on its row, so that two workers, a crash, or a repeat cannot have it live twice.
 */
export class Places {
  constructor(private readonly database: Database) {}

  /** A process that is to begin on Temporal. Changes nothing where there is a row. */
  async begin(type: string, key: string, now: Date): Promise<void> {
    await this.database.query(
      `insert into ${table} (id, type, key, definition_version, status, host, started_at, updated_at)
       values ($1, $2, $3, 0, 'running', 'temporal', $4, $4) on conflict do nothing`,
      [processId(type, key), type, key, now],
    );
  }

  /** A process that has ended begins again on Temporal; nothing happens where somebody else was faster. */
  async revive({ id, version }: ProcessRow, now: Date): Promise<void> {
    await this.database.query(
      `update ${table} set status = 'running', host = 'temporal', error = null, version = version + 1, updated_at = $3 where id = $1 and version = $2`,
      [id, version, now],
    );
  }

  /** What a new workflow of this id begins with: the life that ended before it, if there was one. */
  async former(id: string): Promise<Life | null | 'elsewhere'> {
    const [raw] = await this.database.query<RawRow>(`select * from ${table} where id = $1`, [id]);
    if (!raw) return null;
    if (raw.host !== 'temporal' || rowOf(raw).life.status === 'done') return 'elsewhere';
    return raw.definition_version === 0 ? null : { ...rowOf(raw).life, status: 'done' };
  }

  /** What has come meanwhile for a process that was on its way to PostgreSQL is heard there. */
  async keepEnd(type: string, key: string, life: Life, reason: string | null, now: Date): Promise<void> {
    await this.database.query(
      `insert into ${table} as p (id, type, key, definition_version, state, positions, sent, cause, wakes, status, error, host, started_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'temporal', $12, $12)
       on conflict (id) do update set definition_version = excluded.definition_version, state = excluded.state, wake_at = null,
         positions = excluded.positions, sent = excluded.sent, cause = excluded.cause, wakes = excluded.wakes, status = excluded.status,
         error = excluded.error, pending = null, attempts = 0, version = p.version + 1, updated_at = excluded.updated_at,
         backlog = case when p.moving_to is null then '[]' else p.backlog end,
         due_at = case when p.moving_to is not null and p.backlog <> '[]' then excluded.updated_at end,
         host = coalesce(p.moving_to, p.host), moving_to = null
       where p.host = 'temporal'`,
      [
        ...[processId(type, key), type, key, life.definitionVersion, json(life.state), json(life.positions), life.sent],
        ...[json(life.cause), json(life.wakes ?? []), reason === null ? 'done' : 'cancelled', reason, now],
      ],
    );
  }

  /** The last step of a move to Temporal. What has queued up until now is handed over; from now on inputs go to the workflow. */
  async takeOver({ id, token, runId }: TakeOverRequest): Promise<HandedOver | null> {
    const [taken] = await this.database.query<RawRow>(
      `update ${table} set host = 'temporal', moving_to = null, moved_by = $3, version = version + 1
       where id = $1 and moving_to = 'temporal' and version = $2 returning *`,
      [id, token, runId],
    );
    const again = `select * from ${table} where id = $1 and host = 'temporal' and moved_by = $2`;
    const [raw] = taken ? [taken] : await this.database.query<RawRow>(again, [id, runId]);
    if (!raw) return null;
    const { life, pending, backlog, parked, error } = rowOf(raw);
    return { life, pending, inbox: backlog, error: parked ? (error ?? 'It was parked') : null };
  }

  /** The last step of a move to PostgreSQL. What the workflow had not heard comes before what has queued up in the row. */
  async handBack(id: string, runId: string, { life, pending, error, inbox }: HandedOver, now: Date): Promise<boolean> {
    const status = life.status === 'running' && error !== null ? 'parked' : life.status;
    const rows = await this.database.query(
      `update ${table} set host = 'postgres', moving_to = null, moved_by = $2, definition_version = $3, state = $4, wake_at = $5,
         positions = $6, sent = $7, cause = $8, wakes = $9, pending = $10::jsonb, error = $11, attempts = 0, backlog = $12::jsonb || backlog,
         version = version + 1, updated_at = $13::timestamptz, status = $14,
         due_at = case when $14 = 'parked' then null
           when $10::jsonb is not null or $12::jsonb || backlog <> '[]' then $13::timestamptz else $5::timestamptz end
       where id = $1 and host = 'temporal' and moving_to = 'postgres' returning id`,
      [
        ...[id, runId, life.definitionVersion, json(life.state), life.wakeAt, json(life.positions), life.sent, json(life.cause)],
        ...[json(life.wakes ?? []), pending && json(pending), status === 'parked' ? error : null, json(inbox), now, status],
      ],
    );
    if (rows.length > 0) return true;
    const again = `select id from ${table} where id = $1 and host = 'postgres' and moved_by = $2`;
    return (await this.database.query(again, [id, runId])).length > 0;
  }
}
