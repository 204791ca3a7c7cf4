import { Database } from '@casewright/persistence';
import type { QueryResultRow } from 'pg';
import type { Delivery, DeliveryAttempt, DeliveryQuery, DeliveryStatus, NewDelivery } from './deliveries';

interface RawDelivery extends QueryResultRow {
  id: string;
  capability: string;
  event_id: string | null;
  subject_id: string | null;
  ticket_id: string | null;
  payload: Record<string, unknown>;
  status: DeliveryStatus;
  attempts: number;
  max_attempts: number;
  created_at: Date;
  updated_at: Date;
  next_at: Date | null;
  receipt: string | null;
  error: string | null;
}

export interface Failure {
  readonly error: string;
  /** Null: out of attempts. */
  readonly tryAgainAt: Date | null;
}

/** The SQL of the deliveries table. An attempt ends only what it began: its number is compared. */
export class DeliveryRows {
  constructor(private readonly database: Database) {}

  async insert(delivery: NewDelivery, maxAttempts: number, now: Date): Promise<boolean> {
    const rows = await this.database.query(
      `insert into jobs.deliveries (id, capability, event_id, subject_id, ticket_id, payload, status, max_attempts, created_at, updated_at, next_at, rule_id)
       values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $8, $8, $9) on conflict do nothing returning id`,
      [
        delivery.id,
        delivery.capability,
        delivery.eventId,
        delivery.subjectId,
        delivery.ticketId,
        JSON.stringify(delivery.payload),
        maxAttempts,
        now,
        delivery.ruleId ?? null,
      ],
    );
    return rows.length > 0;
  }

  /** Begins the next attempt, if the delivery is due; `until` is when another worker may take it up. */
  async begin(id: string, now: Date, until: Date): Promise<Delivery | null> {
    return this.one(
      `update jobs.deliveries set status = 'sending', attempts = attempts + 1, next_at = $3, attempted_at = $2, updated_at = $2
       where id = $1 and next_at <= $2 and status in ('waiting', 'sending') returning *`,
      [id, now, until],
    );
  }

  async stillSending(id: string, attempt: number, until: Date): Promise<void> {
    await this.database.query(`update jobs.deliveries set next_at = $3 where id = $1 and attempts = $2 and status = 'sending'`, [
      id,
      attempt,
      until,
    ]);
  }

  /** Makes everything that is being sent due at once. */
  async releaseAll(now: Date): Promise<void> {
    await this.database.query(`update jobs.deliveries set next_at = $1 where status = 'sending'`, [now]);
  }

  async succeed(id: string, attempt: number, receipt: string | null, now: Date): Promise<void> {
    await this.database.query(
      `with ended as (
         update jobs.deliveries set status = 'delivered', receipt = $3, error = null, next_at = null, updated_at = $4
         where id = $1 and attempts = $2 and status = 'sending' returning id, attempts, attempted_at)
       insert into jobs.delivery_attempts (delivery_id, attempt, started_at, finished_at, outcome)
       select id, attempts, attempted_at, $4, 'delivered' from ended`,
      [id, attempt, receipt, now],
    );
  }

  async fail(id: string, attempt: number, { error, tryAgainAt }: Failure, now: Date): Promise<void> {
    await this.database.query(
      `with ended as (
         update jobs.deliveries set status = case when $4::timestamptz is null then 'dead' else 'waiting' end, error = $3, next_at = $4, updated_at = $5
         where id = $1 and attempts = $2 and status = 'sending' returning id, attempts, attempted_at)
       insert into jobs.delivery_attempts (delivery_id, attempt, started_at, finished_at, outcome, error)
       select id, attempts, attempted_at, $5, 'failed', $3 from ended`,
      [id, attempt, error, tryAgainAt, now],
    );
  }

  async replay(id: string, moreAttempts: number, now: Date): Promise<Delivery | null> {
    return this.one(
      `update jobs.deliveries set status = 'waiting', max_attempts = attempts + $2, next_at = $3, updated_at = $3
       where id = $1 and status in ('dead', 'cancelled') returning *`,
      [id, moreAttempts, now],
    );
  }

  async cancel(id: string, now: Date): Promise<Delivery | null> {
    return this.one(
      `update jobs.deliveries set status = 'cancelled', next_at = null, updated_at = $2 where id = $1 and status in ('waiting', 'dead') returning *`,
      [id, now],
    );
  }

  async waitingOf(ruleIds: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from jobs.deliveries where rule_id = any($1) and status = 'waiting'`,
      [ruleIds],
    );
    return row?.count ?? 0;
  }

  async cancelWaitingOf(ruleIds: readonly string[], reason: string, now: Date): Promise<number> {
    const rows = await this.database.query(
      `update jobs.deliveries set status = 'cancelled', next_at = null, error = $2, updated_at = $3
       where rule_id = any($1) and status = 'waiting' returning id`,
      [ruleIds, reason, now],
    );
    return rows.length;
  }

  /** Ids of what has to be tried now, longest overdue first. */
  async due(now: Date, limit: number): Promise<string[]> {
    const sql = 'select id from jobs.deliveries where next_at <= $1 order by next_at limit $2';
    const rows = await this.database.prepared<{ id: string }>(sql, [now, limit]);
    return rows.map(({ id }) => id);
  }

  /** Removes what ended before then, with its attempts; the limit is for one go. */
  async removeEnded(before: Date, limit: number): Promise<number> {
    const rows = await this.database.query(
      `delete from jobs.deliveries where id = any(array(
         select id from jobs.deliveries where status in ('delivered', 'cancelled') and updated_at < $1 and created_at < $1
         order by created_at limit $2 for update skip locked)) returning 1`,
      [before, limit],
    );
    return rows.length;
  }

  find(id: string): Promise<Delivery | null> {
    return this.one('select * from jobs.deliveries where id = $1', [id]);
  }

  async list({ status, capability, kind, ticketId, text, before, limit }: DeliveryQuery): Promise<Delivery[]> {
    const rows = await this.database.query<RawDelivery>(
      `select * from jobs.deliveries
       where ($1::text is null or status = $1) and ($2::text is null or capability = $2) and ($3::text is null or ticket_id = $3)
         and ($4::text is null or payload->>'kind' = $4)
         and ($5::text is null or position(lower($5) in lower(concat_ws(' ', id, event_id, receipt, error))) > 0)
         and ($6::timestamptz is null or (created_at, id) < ($6, $7::text))
       order by created_at desc, id desc limit $8`,
      [...[status, capability, ticketId, kind, text].map((value) => value ?? null), before?.createdAt ?? null, before?.id ?? null, limit],
    );
    return rows.map(deliveryOf);
  }

  async counts(): Promise<{ status: DeliveryStatus; count: number }[]> {
    return this.database.query(`select status, count(*)::int as count from jobs.deliveries group by status`);
  }

  /** What is not done, by state; cheap however many have been delivered. */
  async open(): Promise<{ status: DeliveryStatus; count: number }[]> {
    return this.database.query(`select status, count(*)::int as count from jobs.deliveries where status <> 'delivered' group by status`);
  }

  async history(id: string): Promise<DeliveryAttempt[]> {
    const rows = await this.database.query<
      QueryResultRow & { attempt: number; started_at: Date; finished_at: Date; outcome: 'delivered' | 'failed'; error: string | null }
    >('select * from jobs.delivery_attempts where delivery_id = $1 order by attempt', [id]);
    return rows.map(({ attempt, started_at, finished_at, outcome, error }) => ({
      attempt,
      startedAt: started_at.toISOString(),
      finishedAt: finished_at.toISOString(),
      outcome,
      error,
    }));
  }

  private async one(sql: string, parameters: readonly unknown[]): Promise<Delivery | null> {
    const [row] = await this.database.query<RawDelivery>(sql, parameters);
    return row ? deliveryOf(row) : null;
  }
}

function deliveryOf(row: RawDelivery): Delivery {
  return {
    id: row.id,
    capability: row.capability,
    eventId: row.event_id,
    subjectId: row.subject_id,
    ticketId: row.ticket_id,
    payload: row.payload,
    status: row.status,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    nextAt: row.next_at?.toISOString() ?? null,
    receipt: row.receipt,
    error: row.error,
  };
}
