import type { Database } from '@casewright/persistence';
import type { QueryResultRow } from 'pg';
import type { HostName } from '../process-host';

/** Which processes are to go where. */
export interface MoveOrder {
  readonly to: HostName;
  readonly type: string | null;
  readonly key: string | null;
}

/** A move as a person sees it: of `total` processes so many are `left`. */
export interface Move extends MoveOrder {
  readonly id: string;
  readonly total: number;
  readonly left: number;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly endedAt: Date | null;
  /** Why it does not get on just now. */
  readonly problem: string | null;
}

/** A process that is fenced: it lives nowhere, and its row takes its inputs. */
export interface Moving {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly movingTo: HostName;
  /** The version that it was fenced with. */
  readonly token: number;
}

const table = 'processes.processes';
const runsOnSource = `host <> $1 and status in ('running', 'parked')`;
const isMeant = `($2::text is null or type = $2) and ($3::text is null or key = $3)`;
const columns = 'id, type, key, moving_to as "movingTo", version as token';

export class MoveRows {
  constructor(private readonly database: Database) {}

  async request(id: string, { to, type, key }: MoveOrder, by: string, now: Date): Promise<void> {
    await this.database.query(
      `insert into processes.moves (id, target, type, key, total, requested_by, requested_at)
       select $4, $1, $2, $3, count(*), $5, $6 from ${table} where ${runsOnSource} and ${isMeant}`,
      [to, type, key, id, by, now],
    );
  }

  /** The newest first. Those that begin on the other host after the order was given are not part of it. */
  async list(limit: number): Promise<Move[]> {
    return this.database.query<Move & QueryResultRow>(
      `select id, target as "to", type, key, total, requested_by as "requestedBy", requested_at as "requestedAt", ended_at as "endedAt", problem,
         case when ended_at is null then (select count(*)::int from ${table} p where p.host <> m.target and p.status in ('running', 'parked')
           and (m.type is null or p.type = m.type) and (m.key is null or p.key = m.key) and p.started_at <= m.requested_at) else 0 end as left
       from processes.moves m order by requested_at desc, id desc limit $1`,
      [limit],
    );
  }

  /** One that is under way and that nobody works on, for this worker until then. */
  async claim(now: Date, until: Date): Promise<Move | null> {
    const [move] = await this.database.query<Move & QueryResultRow>(
      `update processes.moves set claimed_until = $2 where id = (
         select id from processes.moves where ended_at is null and coalesce(claimed_until, $1) <= $1 order by requested_at limit 1 for update skip locked)
       returning id, target as "to", type, key, total, requested_by as "requestedBy", requested_at as "requestedAt", ended_at as "endedAt", problem, 0 as left`,
      [now, until],
    );
    return move ?? null;
  }

  async renew(id: string, until: Date | null, problem: string | null): Promise<void> {
    await this.database.query('update processes.moves set claimed_until = $2, problem = $3 where id = $1', [id, until, problem]);
  }

  async end(id: string, now: Date): Promise<void> {
    await this.database.query('update processes.moves set ended_at = $2, problem = null where id = $1', [id, now]);
  }

  /** Fences the next ones: from now on no worker can write them, wake them or send them anything. */
  async fence({ to, type, key, requestedAt }: Move, limit: number): Promise<Moving[]> {
    return this.database.query<Moving & QueryResultRow>(
      `update ${table} set moving_to = $1, due_at = null, version = version + 1 where id = any(array(
         select id from ${table} where ${runsOnSource} and ${isMeant} and moving_to is null and started_at <= $4 limit $5 for update skip locked))
       returning ${columns}`,
      [to, type, key, requestedAt, limit],
    );
  }

  /** Those that were fenced, by whomever, and have not arrived. */
  async fenced(to: HostName, limit: number): Promise<Moving[]> {
    return this.database.query<Moving & QueryResultRow>(`select ${columns} from ${table} where moving_to = $1 order by id limit $2`, [
      to,
      limit,
    ]);
  }

  /** Has it go on where it was: a workflow that was started with this token finds that it is not wanted. */
  async release({ id, token }: Moving, now: Date): Promise<void> {
    await this.database.query(
      `update ${table} set moving_to = null, version = version + 1,
         due_at = case when host <> 'postgres' or status = 'parked' then null when pending is not null or backlog <> '[]' then $3::timestamptz else wake_at end
       where id = $1 and version = $2 and moving_to is not null`,
      [id, token, now],
    );
  }

  /** A process whose workflow is gone though it never said how it ended: it ended, and may begin again in PostgreSQL. */
  async abandon({ id, token }: Moving, now: Date): Promise<void> {
    await this.database.query(
      `update ${table} set moving_to = null, host = 'postgres', status = 'done', wake_at = null, pending = null, version = version + 1, updated_at = $3::timestamptz,
         due_at = case when backlog <> '[]' then $3::timestamptz end
       where id = $1 and version = $2 and moving_to = 'postgres'`,
      [id, token, now],
    );
  }
}
