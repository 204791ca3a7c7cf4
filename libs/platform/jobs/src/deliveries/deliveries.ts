export type DeliveryStatus = 'waiting' | 'sending' | 'delivered' | 'dead' | 'cancelled';

/** One attempt-tracked send to one target. `id` is derived from the event and the target, so a repeat makes no second row. */
export interface NewDelivery {
  readonly id: string;
  /** Which sender does it, for example `email.send`. */
  readonly capability: string;
  readonly eventId: string | null;
  readonly subjectId: string | null;
  readonly ticketId: string | null;
  /** The rule that it goes back to; absent where a person or the program itself sends it. */
  readonly ruleId?: string | null;
  /** Ids and references only; personal text is looked up when it is sent. Validated by the sender's schema. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Delivery extends NewDelivery {
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly nextAt: string | null;
  readonly receipt: string | null;
  readonly error: string | null;
}

export interface DeliveryAttempt {
  readonly attempt: number;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: 'delivered' | 'failed';
  readonly error: string | null;
}

/** Does the sending. It is called at least once per delivery and must make the outside see it once (for mail: one Message-ID). */
export interface DeliverySender {
  readonly capability: string;
  /** Throws to have it tried again later; `PermanentFailure` where trying again is of no use. */
  send(delivery: NewDelivery & { attempt: number }): Promise<{ receipt: string | null }>;
}

/** The other side refused for good: the delivery becomes a dead letter at once. */
export class PermanentFailure extends Error {}

/** Newest first; `before` is the last row that was seen. `kind` is that of the payload; `text` a part of an id, a receipt or an error. */
export interface DeliveryQuery {
  readonly status?: DeliveryStatus;
  readonly capability?: string;
  readonly kind?: string;
  readonly text?: string;
  readonly ticketId?: string;
  readonly limit: number;
  readonly before?: { readonly createdAt: string; readonly id: string };
}

/** The deliveries table: the truth about what must go out. */
export abstract class Deliveries {
  abstract registerSender(sender: DeliverySender): void;
  /** Stores the row (no-op when it exists) and tells the queue; within a unit of work the row belongs to that one. */
  abstract create(delivery: NewDelivery): Promise<void>;
  /** Gives a dead letter or a cancelled delivery a fresh set of attempts; refused (`state.conflict`) in any other state. */
  abstract replay(id: string): Promise<void>;
  /** Gives up on a delivery that waits or is dead; refused (`state.conflict`) in any other state. */
  abstract cancel(id: string): Promise<void>;
  /** How many deliveries that go back to these rules wait. */
  abstract waitingOf(ruleIds: readonly string[]): Promise<number>;
  /** Gives up on them, within a unit of work with that; answers how many. What is being sent goes on. */
  abstract cancelWaitingOf(ruleIds: readonly string[], reason: string): Promise<number>;
  abstract find(id: string): Promise<Delivery | null>;
  /** Every attempt, oldest first. */
  abstract history(id: string): Promise<readonly DeliveryAttempt[]>;
  abstract list(query: DeliveryQuery): Promise<readonly Delivery[]>;
  abstract counts(): Promise<Readonly<Record<DeliveryStatus, number>>>;
  /** Whether sending works here; true as well where it was never started. */
  abstract healthy(): Promise<boolean>;
  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;
  /** Sends what is due by the Clock now, and returns how many; for tests and demo data. */
  abstract runDue(): Promise<number>;
}
