import type { EventStore, LogPage } from '@casewright/event-store';
import type { Position } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import { CheckpointMoved, type Checkpoint, type Checkpoints } from './checkpoints';
import type { Follower, Handled } from './follower';
import type { LogTail } from './log/log-tail';
import { comparePositions } from './log/position';
import type { ParkedEvents } from './parked/parked-events';

export interface FollowingTools {
  readonly database: Database;
  readonly store: EventStore;
  readonly tail: LogTail;
  readonly checkpoints: Checkpoints;
  readonly parked: ParkedEvents;
}

/**
 * Moves one follower along the log, one step at a time. The position in memory runs ahead of the stored one while nothing of interest
 * comes by; whatever is handled stores both together.
 */
export class Following {
  /** How many events the last step handed on. */
  handled = 0;
  private position: Position;
  private stored: Position;
  private blocked: Set<string> | null = null;
  /** What became of the last events that were handled, and not just passed over. */
  private owed: Handled = 'stored';
  private turn: Promise<unknown> = Promise.resolve();
  private ahead: { readonly after: Position; readonly page: Promise<LogPage | null> } | null = null;

  constructor(
    readonly follower: Follower,
    checkpoint: Checkpoint,
    private readonly tools: FollowingTools,
  ) {
    this.position = checkpoint.position;
    this.stored = checkpoint.position;
  }

  get hasBlockedStreams(): boolean {
    return this.blocked === null || this.blocked.size > 0;
  }

  /** Something was handled, or passed over, that a start anew would hand on again. */
  get isUnsaved(): boolean {
    return comparePositions(this.position, this.stored) !== 0;
  }

  isBehind(end: Position): boolean {
    return comparePositions(this.position, end) < 0;
  }

  /** Handles the next events; false: there were none. */
  step(): Promise<boolean> {
    return this.alone(async () => {
      const page = await this.nextPage();
      this.handled = page.events.length;
      if (comparePositions(page.next, this.position) === 0) {
        if (await this.follower.caughtUp?.()) throw new CheckpointMoved(`${this.follower.key.subscription} is live now`);
        return false;
      }
      if (page.events.length > 0) {
        const outcome = await this.follower.handle(page.events, this.stored, page.next, await this.blockedStreams());
        if (outcome === 'stored') this.stored = page.next;
        this.owed = outcome;
      }
      this.position = page.next;
      return true;
    });
  }

  /** Comes back to parked events; how many it tried. */
  retry(hurry: 'hurry' | 'patient'): Promise<number> {
    return this.alone(async () => {
      let tries = 0;
      for (const [streamId, parked] of await this.tools.parked.due(this.follower.key, hurry))
        tries += await this.retryStream(streamId, parked);
      this.blocked = await this.tools.parked.blockedStreams(this.follower.key);
      return tries;
    });
  }

  /** Stores what was handled; what was only passed over can wait. */
  async saveHandled(): Promise<void> {
    if (this.owed === 'to-be-stored') await this.save();
  }

  /** Stores a position that ran ahead. */
  save(): Promise<void> {
    return this.alone(async () => {
      if (!this.isUnsaved) return;
      await this.tools.checkpoints.moveWithOthers(this.follower.key, this.stored, this.position);
      this.stored = this.position;
      this.owed = 'stored';
    });
  }

  /** Forgets what is known in memory, because another process was at work. False: this build is not to be worked on any more. */
  async reload(): Promise<boolean> {
    return this.alone(async () => {
      const checkpoint = await this.tools.checkpoints.find(this.follower.key);
      if (!checkpoint || checkpoint.state !== this.follower.state) return false;
      this.position = checkpoint.position;
      this.stored = checkpoint.position;
      this.blocked = null;
      return true;
    });
  }

  /** While a full page is handled the one behind it is read already. */
  private async nextPage(): Promise<LogPage> {
    const { batchSize, types } = this.follower;
    const ahead = this.ahead?.after === this.position ? this.ahead.page : null;
    this.ahead = null;
    const page = (await ahead) ?? (await this.tools.tail.read(this.position, batchSize, types));
    if (page.events.length === batchSize)
      this.ahead = { after: page.next, page: this.tools.tail.read(page.next, batchSize, types).catch(() => null) };
    return page;
  }

  private async retryStream(streamId: string, parked: readonly { id: string; streamVersion: number; attempts: number }[]): Promise<number> {
    const first = parked[0];
    const last = parked.at(-1);
    if (!first || !last) return 0;
    const events = await this.tools.store.readStream(streamId, { after: first.streamVersion - 1, until: last.streamVersion });
    const byVersion = new Map(events.map((event) => [event.version, event]));
    let tries = 0;
    for (const entry of parked) {
      const event = byVersion.get(entry.streamVersion);
      if (!event) return tries;
      tries += 1;
      try {
        await this.follower.retry(event, entry.id);
      } catch (error) {
        await this.tools.parked.failed(entry.id, entry.attempts, error);
        return tries;
      }
    }
    return tries;
  }

  private async blockedStreams(): Promise<Set<string>> {
    this.blocked ??= await this.tools.parked.blockedStreams(this.follower.key);
    return this.blocked;
  }

  /** Steps of one follower never overlap, whoever asks for them. */
  private alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work, work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

export const wasMoved = (error: unknown): boolean => error instanceof CheckpointMoved;
