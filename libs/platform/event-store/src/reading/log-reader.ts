import type { Position } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { LogPage } from '../event-store';
import { EventCodec, type EventRow } from '../event-codec';
import { LogConnections } from './log-connections';

const columns = `stream_id, version, epoch, xid::text as xid, seq::text as seq, event_id, type, schema_version, data, meta,
  recorded_at::text as recorded_at`;

/**
 * What may be read: everything of earlier epochs, and of this one only what is older than every transaction still under way. A sequence
 * alone has gaps and commits out of order, so position 11 can be visible before 10.
 */
const settled = `(epoch, xid) < ((select epoch from es.meta), pg_snapshot_xmin(pg_current_snapshot()))`;
const afterPosition = '(epoch, xid, seq) > ($1::integer, $2::xid8, $3::bigint)';
// Named in full: a bare xid or seq would be the selected text, and '10' sorts before '9'.
const inOrder = 'order by events.epoch, events.xid, events.seq';
const latestFirst = 'order by events.epoch desc, events.xid desc, events.seq desc';

interface PositionRow {
  readonly epoch: number;
  readonly xid: string;
  readonly seq: string;
}

/** Reads rows of es.events and gives events. */
@Injectable()
export class LogReader {
  constructor(
    private readonly connections: LogConnections,
    private readonly codec: EventCodec,
  ) {}

  async stream(streamId: string, after: number, until: number, codec = this.codec) {
    const rows = await this.query(
      'es-stream',
      `select ${columns} from es.events where stream_id = $1 and version > $2 and version <= $3 order by version`,
      [streamId, after, until],
    );
    return codec.decode(rows);
  }

  async page(after: Position, limit: number, types?: readonly string[]): Promise<LogPage> {
    if (types) return this.pageOf(types, after, limit);
    const sql = `select ${columns} from es.events where ${afterPosition} and ${settled} ${inOrder} limit $4`;
    const events = await this.codec.decode(await this.query('es-log', sql, [after.epoch, after.xid, after.seq, limit]));
    return { events, next: events.at(-1)?.position ?? after };
  }

  /** The place of the newest committed event, settled or not; null while the log is empty. */
  async newest(): Promise<Position | null> {
    const sql = `select epoch, xid::text as xid, seq::text as seq from es.events ${latestFirst} limit 1`;
    return (await this.query<PositionRow>('es-newest', sql, []))[0] ?? null;
  }

  /** A page that is not full has seen everything settled, so reading goes on behind that. One statement: one snapshot. */
  private async pageOf(types: readonly string[], after: Position, limit: number): Promise<LogPage> {
    const sql = `
      with wanted as materialized (
        select ${columns} from es.events where ${afterPosition} and ${settled} and type = any($5) ${inOrder} limit $4
      ), last as (
        select epoch, xid::text as xid, seq::text as seq from es.events where ${afterPosition} and ${settled} ${latestFirst} limit 1
      )
      select wanted.*, last.epoch as last_epoch, last.xid as last_xid, last.seq as last_seq from last left join wanted on true
      order by wanted.epoch, wanted.xid::xid8, wanted.seq::bigint`;
    const rows = await this.query<EventRow & { last_epoch: number; last_xid: string; last_seq: string }>('es-log-types', sql, [
      after.epoch,
      after.xid,
      after.seq,
      limit,
      types,
    ]);
    const last = rows[0];
    const events = await this.codec.decode(rows.filter((row) => row.event_id !== null));
    if (!last) return { events, next: after };
    const end = { epoch: last.last_epoch, xid: last.last_xid, seq: last.last_seq };
    return { events, next: events.length === limit ? (events.at(-1)?.position ?? end) : end };
  }

  private async query<Row extends object = EventRow>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.connections.pool.query<Row & Record<string, unknown>>({ name, text, values: [...values] })).rows;
  }
}
