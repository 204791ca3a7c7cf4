import { isOutage, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import type { BuildKey } from '../checkpoints';

type Querier = Pick<ClientBase, 'query'>;

const outagePause = 2_000;

/** After so many tries an event waits for a person. */
export const maximumTries = 5;

export interface ParkedEvent {
  readonly id: string;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly attempts: number;
}

/** An event that failed, with its error, or one that waits behind such an event of its stream. */
export interface Parking {
  readonly event: Stored;
  readonly error?: unknown;
}

/** The events that a subscription has to come back to. Their streams wait; all other streams go on. */
@Injectable()
export class ParkedEvents {
  constructor(private readonly database: Database) {}

  async blockedStreams(key: BuildKey): Promise<Set<string>> {
    const rows = await this.database.query<{ stream_id: string }>(
      'select distinct stream_id from es.parked where subscription = $1 and version = $2 and build = $3',
      [key.subscription, key.version, key.build],
    );
    return new Set(rows.map((row) => row.stream_id));
  }

  async park(client: Querier, key: BuildKey, parkings: readonly Parking[]): Promise<void> {
    if (parkings.length === 0) return;
    const rows = parkings.map(({ event, error }) => ({
      stream_id: event.streamId,
      stream_version: event.version,
      event_type: event.type,
      status: error === undefined ? 'waiting' : 'retrying',
      attempts: error === undefined ? 0 : 1,
      error: error === undefined ? null : describe(error),
    }));
    await client.query(
      `insert into es.parked (subscription, version, build, stream_id, stream_version, event_type, status, attempts, error, next_try_at)
       select $1, $2, $3, stream_id, stream_version, event_type, status, attempts, error, clock_timestamp() + interval '100 milliseconds'
       from jsonb_populate_recordset(null::es.parked, $4::jsonb) on conflict do nothing`,
      [key.subscription, key.version, key.build, JSON.stringify(rows)],
    );
  }

  /** The streams whose first parked event may be tried now, each with all its parked events in order. `hurry` ignores the pause between tries. */
  async due(key: BuildKey, hurry: 'hurry' | 'patient'): Promise<ReadonlyMap<string, readonly ParkedEvent[]>> {
    const rows = await this.database.query<{ id: string; stream_id: string; stream_version: number; attempts: number }>(
      `with heads as (
         select distinct on (stream_id) stream_id, status, next_try_at from es.parked
         where subscription = $1 and version = $2 and build = $3 order by stream_id, stream_version
       )
       select id::text as id, stream_id, stream_version, attempts from es.parked
       where subscription = $1 and version = $2 and build = $3 and stream_id in (
         select stream_id from heads where status = 'waiting' or (status = 'retrying' and ($4 or next_try_at <= clock_timestamp()))
       )
       order by stream_id, stream_version limit 1000`,
      [key.subscription, key.version, key.build, hurry === 'hurry'],
    );
    const streams = new Map<string, ParkedEvent[]>();
    for (const row of rows) {
      const event = { id: row.id, streamId: row.stream_id, streamVersion: row.stream_version, attempts: row.attempts };
      streams.set(row.stream_id, [...(streams.get(row.stream_id) ?? []), event]);
    }
    return streams;
  }

  async done(client: Querier, id: string): Promise<void> {
    await client.query('delete from es.parked where id = $1', [id]);
  }

  /** Notes a try that failed. While a server is away tries do not count. */
  async failed(id: string, triesBefore: number, error: unknown): Promise<void> {
    const attempts = isOutage(error) ? triesBefore : triesBefore + 1;
    const pause = isOutage(error) ? outagePause : 100 * 4 ** attempts;
    await this.database.query(
      `update es.parked set attempts = $2, error = $3, status = $4, next_try_at = clock_timestamp() + make_interval(secs => $5) where id = $1`,
      [id, attempts, describe(error), attempts >= maximumTries ? 'parked' : 'retrying', pause / 1000],
    );
  }
}

/** Name and message only: no stack, no personal text of the event. */
function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll('\0', '').slice(0, 2000);
}
