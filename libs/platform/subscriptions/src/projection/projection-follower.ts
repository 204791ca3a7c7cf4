import type { Position, Stored } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import type { ClientBase } from 'pg';
import { CheckpointMoved, movedElsewhere, movement, type BuildKey, type BuildState, type Checkpoints } from '../checkpoints';
import type { Follower, Handled } from '../follower';
import type { ParkedEvents, Parking } from '../parked/parked-events';
import type { ProjectionDefinition } from '../projection';
import { foldBatch, keysOf, type FoldedBatch } from './fold-batch';
import { ProjectionTable } from './projection-table';

export interface ProjectionTools {
  readonly database: Database;
  readonly checkpoints: Checkpoints;
  readonly parked: ParkedEvents;
  /** Makes this build the one that readers see. */
  switchTo(key: BuildKey): Promise<void>;
}

/** What the usual way came to; with nothing to write the checkpoint can wait. */
interface Quickly {
  readonly folded: FoldedBatch;
  readonly outcome: Handled;
}

const usualPace = 10;
/** With more at once journeys to the database no longer count, and a plan for many rows does. */
const fewEvents = 200;

/** Folds events and writes their rows, and says which events have to wait. */
type Write = (client: ClientBase, events: readonly Stored[]) => Promise<{ folded: FoldedBatch[]; parkings: Parking[] }>;

/** Writes a batch's rows and the checkpoint in one transaction. */
export class ProjectionFollower implements Follower {
  readonly types: readonly string[];
  readonly batchSize = 2000;
  readonly pace: number;
  private readonly table: ProjectionTable;

  constructor(
    readonly key: BuildKey,
    readonly state: BuildState,
    private readonly definition: ProjectionDefinition,
    private readonly tools: ProjectionTools,
  ) {
    this.types = definition.events;
    this.pace = definition.pace ?? usualPace;
    this.table = new ProjectionTable(definition, key);
  }

  async handle(events: readonly Stored[], from: Position, to: Position, blocked: Set<string>): Promise<Handled> {
    const waiting = events.filter((event) => blocked.has(event.streamId));
    const quickly = waiting.length === 0 && events.length <= fewEvents && (await this.writeQuickly(events, from, to));
    if (quickly) {
      await this.tell([quickly.folded]);
      return quickly.outcome;
    }
    const free = waiting.length === 0 ? events : events.filter((event) => !blocked.has(event.streamId));
    const store = (write: Write) =>
      this.tools.database.transaction(async (client) => {
        await this.tools.checkpoints.move(client, this.key, from, to);
        const result = await write(client, free);
        await this.tools.parked.park(client, this.key, [...waiting.map((event) => ({ event })), ...result.parkings]);
        return result;
      });
    const { folded, parkings } = await store(this.writeAtOnce).catch((error: unknown) => {
      if (!isFaultOfRow(error)) throw error;
      return store(this.writeSingly);
    });
    for (const { event } of parkings) blocked.add(event.streamId);
    await this.tell(folded);
    return 'stored';
  }

  async retry(event: Stored, parkedId: string): Promise<void> {
    const folded = await this.tools.database.transaction(async (client) => {
      await this.tools.parked.done(client, parkedId);
      return this.foldOne(client, event);
    });
    await this.tell([folded]);
  }

  async caughtUp(): Promise<boolean> {
    if (this.state !== 'building') return false;
    await this.tools.switchTo(this.key);
    return true;
  }

  /** The usual way. Null, with nothing written: an event or a row of it is at fault, which the other ways find out. */
  private async writeQuickly(events: readonly Stored[], from: Position, to: Position): Promise<Quickly | null> {
    const { pool } = this.tools.database;
    const folded = await this.fold(pool, events);
    if (folded.failures.size > 0) return null;
    if (folded.rows.size === 0) return { folded, outcome: 'to-be-stored' };
    try {
      const written = await this.table.writeMoving(pool, [...folded.rows.values()], movement(this.key, from, to));
      if (!written) throw movedElsewhere(this.key);
      return { folded, outcome: 'stored' };
    } catch (error) {
      if (isFaultOfRow(error)) return null;
      throw error;
    }
  }

  private readonly writeAtOnce: Write = async (client, events) => {
    if (events.length === 0) return { folded: [], parkings: [] };
    const folded = await this.fold(client, events);
    await this.table.write(client, [...folded.rows.values()]);
    return { folded: [folded], parkings: parkingsOf(events, folded.failures) };
  };

  /** The slow way, taken when the database refuses a row of the batch: finds out which event it was. */
  private readonly writeSingly: Write = async (client, events) => {
    const folded: FoldedBatch[] = [];
    const parkings: Parking[] = [];
    const failed = new Set<string>();
    for (const event of events) {
      if (failed.has(event.streamId)) {
        parkings.push({ event });
        continue;
      }
      await client.query('savepoint one');
      try {
        folded.push(await this.foldOne(client, event));
      } catch (error) {
        if (error instanceof CheckpointMoved) throw error;
        await client.query('rollback to savepoint one');
        failed.add(event.streamId);
        parkings.push({ event, error });
      }
    }
    return { folded, parkings };
  };

  private async foldOne(client: ClientBase, event: Stored): Promise<FoldedBatch> {
    const folded = await this.fold(client, [event]);
    const failure = folded.failures.get(event.streamId);
    if (failure) throw failure.error;
    await this.table.write(client, [...folded.rows.values()]);
    return folded;
  }

  private async fold(client: Pick<ClientBase, 'query'>, events: readonly Stored[]): Promise<FoldedBatch> {
    const keys = new Set<string>();
    for (const event of events) for (const key of safeKeys(this.definition, event)) keys.add(key);
    return foldBatch(this.definition, keys.size > 0 ? await this.table.load(client, [...keys]) : new Map(), events);
  }

  /** What the listener does is latency only, so its failure must not undo or repeat what was stored. */
  private async tell(batches: readonly FoldedBatch[]): Promise<void> {
    const { committed } = this.definition;
    if (!committed || this.state !== 'live') return;
    const changes = batches.flatMap((folded) => [...folded.events].map(([key, events]) => ({ key, events })));
    if (changes.length === 0) return;
    try {
      await committed(changes);
    } catch {
      return;
    }
  }
}

/** A key that throws is reported by the fold, where the event is known to be the one at fault. */
function safeKeys(definition: ProjectionDefinition, event: Stored): readonly string[] {
  try {
    return keysOf(definition, event);
  } catch {
    return [];
  }
}

/** Errors of the classes 22, 23 and 54 (data, constraints, limits) lie in a row; anything else is the database's trouble and passes. */
function isFaultOfRow(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^(22|23|54)/.test(String(error.code));
}

function parkingsOf(events: readonly Stored[], failures: FoldedBatch['failures']): Parking[] {
  if (failures.size === 0) return [];
  return events.flatMap((event) => {
    const failure = failures.get(event.streamId);
    if (!failure || event.version < failure.event.version) return [];
    return failure.event === event ? [{ event, error: failure.error ?? new Error('Unknown failure') }] : [{ event }];
  });
}
