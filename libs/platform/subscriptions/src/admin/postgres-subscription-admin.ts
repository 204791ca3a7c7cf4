import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { Builds } from '../builds';
import { Checkpoints, type Checkpoint } from '../checkpoints';
import { Registry } from '../registry';
import { SubscriptionAdmin, type LogStatus, type ParkedQuery, type ParkedStatus, type SubscriptionStatus } from './subscription-admin';

const countedUpTo = 10_000;

interface ParkedCounts {
  readonly parked: number;
  readonly retrying: number;
  readonly waiting: number;
}

@Injectable()
export class PostgresSubscriptionAdmin extends SubscriptionAdmin {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: Checkpoints,
    private readonly registry: Registry,
    private readonly builds: Builds,
  ) {
    super();
  }

  async list(): Promise<readonly SubscriptionStatus[]> {
    return Promise.all((await this.checkpoints.all()).map((checkpoint) => this.status(checkpoint)));
  }

  async log(): Promise<LogStatus> {
    const [row] = await this.database.query<{ events: number; streams: number; epoch: number; hidden: number | null }>(
      `select ${countOf('es.events')} as events, ${countOf('es.streams')} as streams, epoch, (
         select (extract(epoch from clock_timestamp() - events.recorded_at) * 1000)::float8 from es.events
         where (events.epoch, events.xid) >= (meta.epoch, pg_snapshot_xmin(pg_current_snapshot()))
         order by events.epoch, events.xid, events.seq limit 1
       ) as hidden from es.meta as meta`,
    );
    if (!row) throw new Error('es.meta is empty');
    return {
      events: row.events,
      streams: row.streams,
      epoch: row.epoch,
      firstHiddenMilliseconds: row.hidden === null ? null : Math.max(0, Math.round(row.hidden)),
    };
  }

  async parked({ subscription, status, text, streamId, limit, after }: ParkedQuery): Promise<readonly ParkedStatus[]> {
    return this.database.query<ParkedStatus & Record<string, unknown>>(
      `select id::text as id, subscription, stream_id as "streamId", stream_version as "streamVersion", event_type as "eventType", status, attempts,
         error, case status when 'retrying' then ${iso('next_try_at')} end as "nextTryAt", ${iso('parked_at')} as "parkedAt"
       from es.parked where ($1::text is null or subscription = $1) and ($2::bigint is null or id < $2::bigint)
         and ($3::text is null or status = $3) and ($4::uuid is null or stream_id = $4::uuid)
         and ($5::text is null or position(lower($5) in lower(concat_ws(' ', event_type, stream_id, error))) > 0)
       order by es.parked.id desc limit $6`,
      [subscription ?? null, after ?? null, status ?? null, streamId ?? null, text ?? null, limit],
    );
  }

  async retry(parkedId: string): Promise<boolean> {
    const rows = await this.database.query(
      `update es.parked set status = 'retrying', attempts = 0, next_try_at = clock_timestamp() where id = $1 and status <> 'waiting' returning id`,
      [parkedId],
    );
    return rows.length > 0;
  }

  async discard(parkedId: string): Promise<boolean> {
    const rows = await this.database.query(`delete from es.parked where id = $1 and status <> 'waiting' returning id`, [parkedId]);
    return rows.length > 0;
  }

  async rebuild(subscription: string): Promise<boolean> {
    const definition = this.registry.projections.get(subscription);
    if (!definition) return false;
    await this.builds.rebuild(definition);
    return true;
  }

  dropRetired(): Promise<void> {
    return this.builds.dropRetired();
  }

  private async status(checkpoint: Checkpoint): Promise<SubscriptionStatus> {
    const { subscription, version, build, kind, state, lease, movedAt, fault } = checkpoint;
    const isFollowed = state !== 'retired';
    const lag = isFollowed ? await this.lag(checkpoint) : { behind: 0, lagMilliseconds: 0 };
    return {
      subscription,
      version,
      build,
      kind,
      state,
      worker: isFollowed ? lease : null,
      movedAt,
      fault: isFollowed ? fault : null,
      ...lag,
      ...(await this.parkedCounts(checkpoint)),
    };
  }

  private async lag({ subscription, position }: Checkpoint): Promise<{ behind: number; lagMilliseconds: number }> {
    const [row] = await this.database.query<{ behind: number; first: number | null }>(
      `select count(*)::integer as behind, (extract(epoch from clock_timestamp() - min(recorded_at)) * 1000)::float8 as first from (
         select recorded_at from es.events where (epoch, xid, seq) > ($1::integer, $2::xid8, $3::bigint) and type = any($4)
         order by epoch, xid, seq limit ${countedUpTo}
       ) as unhandled`,
      [position.epoch, position.xid, position.seq, this.registry.typesOf(subscription)],
    );
    return { behind: row?.behind ?? 0, lagMilliseconds: Math.max(0, Math.round(row?.first ?? 0)) };
  }

  private async parkedCounts({ subscription, version, build }: Checkpoint): Promise<ParkedCounts> {
    const [row] = await this.database.query<ParkedCounts & Record<string, unknown>>(
      `select count(*) filter (where status = 'parked')::integer as parked, count(*) filter (where status = 'retrying')::integer as retrying,
         count(*) filter (where status = 'waiting')::integer as waiting
       from es.parked where subscription = $1 and version = $2 and build = $3`,
      [subscription, version, build],
    );
    return row ?? { parked: 0, retrying: 0, waiting: 0 };
  }
}

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Counting a large table takes seconds, so from 100,000 rows on the planner's estimate will do. */
const countOf = (table: string): string =>
  `(select case when reltuples < 100000 then (select count(*) from ${table}) else reltuples::bigint end::float8 from pg_class where oid = '${table}'::regclass)`;
