import type { Position, Stored } from '@casewright/kernel';
import type { BuildKey, BuildState, Checkpoint } from './checkpoints';

/** Whether the checkpoint was stored along with what came of the events. */
export type Handled = 'stored' | 'to-be-stored';

/** One build of one subscription as a process works on it. */
export interface Follower {
  readonly key: BuildKey;
  readonly state: BuildState;
  readonly types: readonly string[];
  /** How many events it wants at once. */
  readonly batchSize: number;
  /** Milliseconds from one batch to the next while few events come in, so that they share a transaction; the first of a burst does not wait. */
  readonly pace: number;
  /** Handles the events. Says whether it has stored `to` together with what came of them, or leaves that to a later `save`. */
  handle(events: readonly Stored[], from: Position, to: Position, blocked: Set<string>): Promise<Handled>;
  /** Tries one parked event again; done means that its row in es.parked is gone, too. */
  retry(event: Stored, parkedId: string): Promise<void>;
  /** Called when everything readable was read. True: a build in the making has become the live one and has to be taken up anew. */
  caughtUp?(): Promise<boolean>;
}

export interface FollowerFactory {
  readonly name: string;
  readonly kind: Checkpoint['kind'];
  create(checkpoint: Checkpoint): Follower;
}
