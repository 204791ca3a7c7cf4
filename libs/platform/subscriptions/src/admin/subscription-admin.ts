import type { BuildKey, BuildState, Checkpoint, Fault } from '../checkpoints';

export interface SubscriptionStatus extends BuildKey {
  readonly kind: Checkpoint['kind'];
  readonly state: BuildState;
  /** The process that works on it; null: nobody does. */
  readonly worker: string | null;
  /** Events of interest not handled yet, counted up to 10,000. */
  readonly behind: number;
  /** Age of the first of them. */
  readonly lagMilliseconds: number;
  readonly parked: number;
  readonly retrying: number;
  readonly waiting: number;
  readonly movedAt: string;
  /** What keeps it from getting on; null while nothing does. */
  readonly fault: Fault | null;
}

export interface ParkedStatus {
  readonly id: string;
  readonly subscription: string;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly eventType: string;
  readonly status: 'retrying' | 'parked' | 'waiting';
  readonly attempts: number;
  readonly error: string | null;
  readonly nextTryAt: string | null;
  readonly parkedAt: string;
}

export interface LogStatus {
  /** An estimate once the log is large. */
  readonly events: number;
  readonly streams: number;
  readonly epoch: number;
  /** Age of the oldest event hidden behind a transaction still under way; null: none is. */
  readonly firstHiddenMilliseconds: number | null;
}

/** Newest first; `after` is the id of the last one of the page before. `text` is a part of an event type, stream id or error. */
export interface ParkedQuery {
  readonly subscription?: string;
  readonly status?: ParkedStatus['status'];
  readonly streamId?: string;
  readonly text?: string;
  readonly limit: number;
  readonly after?: string;
}

/** What people who run the system see and do. Any process may ask; the work is done by whoever holds the lease. */
export abstract class SubscriptionAdmin {
  abstract list(): Promise<readonly SubscriptionStatus[]>;
  abstract log(): Promise<LogStatus>;
  abstract parked(query: ParkedQuery): Promise<readonly ParkedStatus[]>;
  /** Tries an event again, with all its tries anew. False: there is no such parked event (any more). */
  abstract retry(parkedId: string): Promise<boolean>;
  /** Passes over an event for good; the events behind it go on. False as above. */
  abstract discard(parkedId: string): Promise<boolean>;
  /** Builds a projection anew next to the running one, and switches when it has caught up. False: there is no such projection. */
  abstract rebuild(subscription: string): Promise<boolean>;
  /** Removes the earlier builds of projections that are kept for a way back: they do not follow the log, so they would not forget. */
  abstract dropRetired(): Promise<void>;
}
