import type { Position } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { CheckpointMoves } from './checkpoint-moves';

/** Which build of which subscription. */
export interface BuildKey {
  readonly subscription: string;
  readonly version: number;
  readonly build: number;
}

export type BuildState = 'live' | 'building' | 'retired';

/** Words without data, and since when it is so. */
export interface Fault {
  readonly message: string;
  readonly since: string;
}

export interface Checkpoint extends BuildKey {
  readonly kind: 'projection' | 'reactor';
  readonly state: BuildState;
  readonly position: Position;
  readonly shape: string;
  readonly lease: string | null;
  readonly movedAt: string;
  /** What keeps it from getting on; null while nothing does. */
  readonly fault: Fault | null;
}

/** Another process has moved the checkpoint: what was done in this transaction must not count. */
export class CheckpointMoved extends Error {}

interface Row {
  readonly subscription: string;
  readonly version: number;
  readonly build: number;
  readonly kind: Checkpoint['kind'];
  readonly state: BuildState;
  readonly epoch: number;
  readonly xid: string;
  readonly seq: string;
  readonly shape: string;
  readonly lease: string | null;
  readonly updated_at: Date;
  readonly fault: string | null;
  readonly failing_since: Date | null;
}

const select =
  'select subscription, version, build, kind, state, epoch, xid::text as xid, seq::text as seq, shape, lease, updated_at, fault, failing_since from es.checkpoints';

/** Moves a checkpoint, given the values of `movement`, from where it is believed to stand. */
export const moveCheckpoint = `update es.checkpoints set epoch = $7, xid = $8::xid8, seq = $9, updated_at = clock_timestamp()
  where subscription = $1 and version = $2 and build = $3 and epoch = $4 and xid = $5::xid8 and seq = $6 and state <> 'retired'`;

export const movement = (key: BuildKey, from: Position, to: Position): readonly unknown[] => [
  ...[key.subscription, key.version, key.build],
  ...[from.epoch, from.xid, from.seq],
  ...[to.epoch, to.xid, to.seq],
];

export const movedElsewhere = ({ subscription }: BuildKey) =>
  new CheckpointMoved(`Somebody else has moved the checkpoint of ${subscription}`);

/** How far each build has read the log. */
@Injectable()
export class Checkpoints {
  private readonly moves: CheckpointMoves;

  constructor(private readonly database: Database) {
    this.moves = new CheckpointMoves(database);
  }

  async all(client: Pick<ClientBase, 'query'> = this.database.pool): Promise<Checkpoint[]> {
    const { rows } = await client.query<Row>(`${select} order by subscription, version, build`);
    return rows.map(({ epoch, xid, seq, updated_at, fault, failing_since, ...row }) => ({
      ...row,
      position: { epoch, xid, seq },
      movedAt: updated_at.toISOString(),
      fault: fault === null ? null : { message: fault, since: (failing_since ?? updated_at).toISOString() },
    }));
  }

  /** Moves it from where the caller believes it stands. Throws CheckpointMoved where it stands elsewhere. */
  async move(client: Pick<ClientBase, 'query'>, key: BuildKey, from: Position, to: Position): Promise<void> {
    const values = [...movement(key, from, to)];
    const { rowCount } = await client.query({ name: 'es-checkpoint', text: moveCheckpoint, values });
    if (rowCount !== 1) throw movedElsewhere(key);
  }

  /** The same by itself, together with others that come at the same moment. */
  async moveWithOthers(key: BuildKey, from: Position, to: Position): Promise<void> {
    if (!(await this.moves.move(key, from, to))) throw movedElsewhere(key);
  }

  async find(key: BuildKey): Promise<Checkpoint | undefined> {
    const all = await this.all();
    return all.find((one) => one.subscription === key.subscription && one.version === key.version && one.build === key.build);
  }

  /** It did not get on. Since when it is so stays as it was first said. */
  async failed(key: BuildKey, message: string): Promise<void> {
    await this.database.query(
      `update es.checkpoints set fault = $4, failing_since = coalesce(failing_since, clock_timestamp())
       where subscription = $1 and version = $2 and build = $3`,
      [key.subscription, key.version, key.build, message],
    );
  }

  /** It gets on again. */
  async recovered(key: BuildKey): Promise<void> {
    await this.database.query(
      `update es.checkpoints set fault = null, failing_since = null
       where subscription = $1 and version = $2 and build = $3 and failing_since is not null`,
      [key.subscription, key.version, key.build],
    );
  }

  async hold(key: BuildKey, lease: string | null): Promise<void> {
    await this.database.query('update es.checkpoints set lease = $4 where subscription = $1 and version = $2 and build = $3', [
      key.subscription,
      key.version,
      key.build,
      lease,
    ]);
  }
}

export const buildName = ({ subscription, version, build }: BuildKey): string => `${subscription}/${version}/${build}`;
