import { fold, type Aggregate, type AnyEvent, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { EventCodec } from './event-codec';
import { EventTypes } from './event-types';
import type { Loaded } from './loaded';
import { LogReader } from './reading/log-reader';
import { forgettingLock, SubjectKeys } from './sealing/subject-keys';

const newest = 2_147_483_647;

/** Folded states, kept to load long streams quickly. They can be thrown away at any time. */
@Injectable()
export class Snapshots {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
    private readonly types: EventTypes,
    private readonly keys: SubjectKeys,
  ) {}

  async find<State>(streamId: string, stateVersion: number): Promise<Loaded<State> | null> {
    const { rows } = await this.database.pool.query<{ version: number; state: State }>({
      name: 'es-snapshot',
      text: 'select version, state from es.snapshots where stream_id = $1 and state_schema = $2',
      values: [streamId, stateVersion],
    });
    return rows[0] ? { state: rows[0].state, version: rows[0].version } : null;
  }

  /**
   * Folds the stream anew and keeps the result. It looks the keys up anew and shares a lock with the destruction of keys, so that
   * text about somebody who is being forgotten cannot survive in a snapshot. One at a time, because its reads need a second connection.
   */
  take<State, E extends AnyEvent>(aggregate: Aggregate<State, E>, streamId: string): Promise<void> {
    const result = this.turn.then(() => this.fold(aggregate, streamId));
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async fold<State, E extends AnyEvent>(aggregate: Aggregate<State, E>, streamId: string): Promise<void> {
    const codec = new EventCodec(this.types, this.keys.uncached());
    await this.database.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock_shared($1)', [forgettingLock]);
      const from = await this.find<State>(streamId, aggregate.stateVersion);
      const events = (await this.reader.stream(streamId, from?.version ?? 0, newest, codec)) as Stored<E>[];
      const last = events.at(-1);
      if (!last) return;
      const state = fold(aggregate, events, from?.state ?? aggregate.initial);
      await client.query(
        `insert into es.snapshots as kept (stream_id, version, state_schema, state) values ($1, $2, $3, $4)
         on conflict (stream_id) do update set version = excluded.version, state_schema = excluded.state_schema, state = excluded.state
         where (kept.state_schema, kept.version) < (excluded.state_schema, excluded.version)`,
        [streamId, last.version, aggregate.stateVersion, JSON.stringify(state)],
      );
    });
  }
}
