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

  async streamsBefore(versions: ReadonlyMap<string, number>) {
    if (versions.size === 0) return [];
    const sql = `select ${columns} from es.events join unnest($1::uuid[], $2::integer[]) as wanted (id, before)
      on stream_id = wanted.id and version < wanted.before order by stream_id, version`;
    return this.codec.decode(await this.query('es-streams-before', sql, [[...versions.keys()], [...versions.values()]]));
  }

  async streamsUnopened(streamIds: readonly string[], types: readonly string[]) {
    const sql = `select ${columns} from es.events where stream_id = any($1::uuid[]) and type = any($2) order by stream_id, version`;
    return this.codec.decodeUnopened(await this.query('es-streams-unopened', sql, [streamIds, types]));
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

  /** Up to what is settled before it is read, so that a page that is not full has seen everything until there. */
  private async pageOf(types: readonly string[], after: Position, limit: number): Promise<LogPage> {
    const end = await this.settledEnd(after);
    if (!end || types.length === 0) return { events: [], next: end ?? after };
    const sql = `select ${columns} from es.events
      where ${afterPosition} and (epoch, xid, seq) <= ($5::integer, $6::xid8, $7::bigint) and type = any($8) ${inOrder} limit $4`;
    const range = [after.epoch, after.xid, after.seq, limit, end.epoch, end.xid, end.seq];
    const events = await this.codec.decode(await this.query('es-log-types', sql, [...range, types]));
    return { events, next: events.length === limit ? (events.at(-1)?.position ?? end) : end };
  }

  private async settledEnd(after: Position): Promise<Position | null> {
    const sql = `select epoch, xid::text as xid, seq::text as seq from es.events where ${afterPosition} and ${settled} ${latestFirst} limit 1`;
    return (await this.query<PositionRow>('es-settled', sql, [after.epoch, after.xid, after.seq]))[0] ?? null;
  }

  private async query<Row extends object = EventRow>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.connections.pool.query<Row & Record<string, unknown>>({ name, text, values: [...values] })).rows;
  }
}
