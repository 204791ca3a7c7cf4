import type { Position } from '@casewright/kernel';
import { asynchronousCommit, type Database } from '@casewright/persistence';
import type { BuildKey } from './checkpoints';

interface Move {
  readonly key: BuildKey;
  readonly from: Position;
  readonly to: Position;
  readonly settle: (moved: boolean) => void;
  readonly fail: (error: unknown) => void;
}

const row = `subscription text, version integer, build integer, from_epoch integer, from_xid text, from_seq bigint, epoch integer, xid text, seq bigint`;
/** Rows are locked in one order, so that two processes that move the same ones never wait for each other. */
const moveAll = `with m as (
    select m.* from jsonb_to_recordset((select $1::jsonb)) as m (${row})
    join es.checkpoints c on c.subscription = m.subscription and c.version = m.version and c.build = m.build
    order by c.subscription, c.version, c.build for update of c
  )
  update es.checkpoints c set epoch = m.epoch, xid = m.xid::xid8, seq = m.seq, updated_at = clock_timestamp()
  from m where c.subscription = m.subscription and c.version = m.version and c.build = m.build
    and c.epoch = m.from_epoch and c.xid = m.from_xid::xid8 and c.seq = m.from_seq and c.state <> 'retired'
  returning c.subscription, c.version, c.build, ${asynchronousCommit}`;

/** Checkpoints that are to be moved at the same moment go in one statement: a dozen followers come to the end of the log together. */
export class CheckpointMoves {
  private waiting: Move[] = [];

  constructor(private readonly database: Database) {}

  /** False: the checkpoint stands elsewhere. */
  move(key: BuildKey, from: Position, to: Position): Promise<boolean> {
    return new Promise((settle, fail) => {
      this.waiting.push({ key, from, to, settle, fail });
      if (this.waiting.length === 1) setImmediate(() => void this.send());
    });
  }

  private async send(): Promise<void> {
    const moves = this.waiting;
    this.waiting = [];
    const rows = moves.map(({ key, from, to }) => ({
      ...{ subscription: key.subscription, version: key.version, build: key.build },
      ...{ from_epoch: from.epoch, from_xid: from.xid, from_seq: from.seq },
      ...{ epoch: to.epoch, xid: to.xid, seq: to.seq },
    }));
    try {
      const moved = await this.database.prepared<BuildKey & object>(moveAll, [JSON.stringify(rows)]);
      const isMoved = ({ subscription, version, build }: BuildKey) =>
        moved.some((other) => other.subscription === subscription && other.version === version && other.build === build);
      for (const { key, settle } of moves) settle(isMoved(key));
    } catch (error) {
      for (const { fail } of moves) fail(error);
    }
  }
}
