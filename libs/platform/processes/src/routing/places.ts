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
      `update ${table} set status = 'running', host = 'temporal', error = null, cancel_reason = null, version = version + 1, updated_at = $3 where id = $1 and version = $2`,
      [id, version, now],
    );
  }

  /** Why somebody wants a process on Temporal to end; null takes it back. */
  async noteReason(id: string, reason: string | null): Promise<void> {
    const sql = `update ${table} set cancel_reason = $2 where id = $1 and host = 'temporal' and status in ('running', 'parked')`;
    await this.database.query(sql, [id, reason]);
  }

  /** What a new workflow of this id begins with: the life that ended before it, if there was one. */
  async former(id: string): Promise<Life | null | 'elsewhere'> {
    const [raw] = await this.database.query<RawRow>(`select * from ${table} where id = $1`, [id]);
    if (!raw) return null;
    if (raw.host !== 'temporal' || rowOf(raw).life.status === 'done') return 'elsewhere';
    return raw.definition_version === 0 ? null : { ...rowOf(raw).life, status: 'done' };
  }

  /**
   * What has come meanwhile for a process that was on its way to PostgreSQL is heard there. Workflows that were cancelled by an older release
   * bring the words of the person as the reason, others only that they stand in the row.
   */
  async keepEnd({ type, key, life, reason, runId }: Ended, now: Date): Promise<void> {
    await this.database.query(
      `insert into ${table} as p (id, type, key, definition_version, state, positions, sent, cause, wakes, status, error, ended_by, host, started_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'temporal', $13, $13)
       on conflict (id) do update set definition_version = excluded.definition_version, state = excluded.state, wake_at = null,
         positions = excluded.positions, sent = excluded.sent, cause = excluded.cause, wakes = excluded.wakes, status = excluded.status,
         error = case when excluded.status = 'cancelled' then coalesce(p.cancel_reason, excluded.error) end, cancel_reason = null, pending = null, attempts = 0, version = p.version + 1, updated_at = excluded.updated_at,
         backlog = case when p.moving_to is null then '[]' else p.backlog end,
         due_at = case when p.moving_to is not null and p.backlog <> '[]' then excluded.updated_at end,
         host = coalesce(p.moving_to, p.host), moving_to = null, ended_by = excluded.ended_by
       where p.host = 'temporal' and (p.ended_by, p.sent, p.positions) is distinct from (excluded.ended_by, excluded.sent, excluded.positions)`,
      [
        ...[processId(type, key), type, key, life.definitionVersion, json(life.state), json(life.positions), life.sent],
        ...[json(life.cause), json(life.wakes ?? []), reason === null ? 'done' : 'cancelled', reason, runId, now],
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
  async handBack(id: string, runId: string, handedOver: HandedOver, now: Date): Promise<boolean> {
    if (await this.bringBack(id, { runId, handedOver, now, where: `moving_to = 'postgres'` })) return true;
    const again = `select id from ${table} where id = $1 and host = 'postgres' and moved_by = $2`;
    return (await this.database.query(again, [id, runId])).length > 0;
  }

  /** Where there is no workflow any more, with the life that the log tells. */
  async takeBack(id: string, handedOver: HandedOver, now: Date): Promise<void> {
    await this.bringBack(id, { runId: null, handedOver, now, where: `status in ('running', 'parked')` });
  }

  private async bringBack(id: string, { runId, handedOver, now, where }: Return): Promise<boolean> {
    const { life, pending, error, inbox } = handedOver;
    const status = life.status === 'running' && error !== null ? 'parked' : life.status;
    const rows = await this.database.query(
      `update ${table} set host = 'postgres', moving_to = null, cancel_reason = null, moved_by = $2, definition_version = $3, state = $4, wake_at = $5,
         positions = $6, sent = $7, cause = $8, wakes = $9, pending = $10::jsonb, error = $11, attempts = 0, backlog = $12::jsonb || backlog,
         version = version + 1, updated_at = $13::timestamptz, status = $14,
         due_at = case when $14 = 'parked' then null
           when $10::jsonb is not null or $12::jsonb || backlog <> '[]' then $13::timestamptz else $5::timestamptz end
       where id = $1 and host = 'temporal' and ${where} returning id`,
      [
        ...[id, runId, life.definitionVersion, json(life.state), life.wakeAt, json(life.positions), life.sent, json(life.cause)],
        ...[json(life.wakes ?? []), pending && json(pending), status === 'parked' ? error : null, json(inbox), now, status],
      ],
    );
    return rows.length > 0;
  }
}

/** How a process on Temporal ended, by which run of its workflow; with a reason it was cancelled. */
interface Ended {
  readonly type: string;
  readonly key: string;
  readonly life: Life;
  readonly reason: string | null;
  readonly runId: string;
}

/** A process that comes to PostgreSQL: `where` says in which state its row has to be. */
interface Return {
  readonly runId: string | null;
  readonly handedOver: HandedOver;
  readonly now: Date;
  readonly where: string;
}
