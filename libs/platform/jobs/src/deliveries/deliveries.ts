export type DeliveryStatus = 'waiting' | 'sending' | 'delivered' | 'dead' | 'cancelled';

/** One attempt-tracked send to one target. `id` is derived from the event and the target, so a repeat makes no second row. */
export interface NewDelivery {
  readonly id: string;
  /** Which sender does it, for example `email.send`. */
  readonly capability: string;
  readonly eventId: string | null;
  readonly subjectId: string | null;
  readonly ticketId: string | null;
  /** Ids and references only; personal text is looked up when it is sent. Validated by the sender's schema. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Does the sending. It is called at least once per delivery and must make the outside see it once (for mail: one Message-ID). */
export interface DeliverySender {
  readonly capability: string;
  send(delivery: NewDelivery & { attempt: number }): Promise<{ receipt: string | null }>;
}

/** The deliveries table: the truth about what must go out. */
export abstract class Deliveries {
  abstract registerSender(sender: DeliverySender): void;
  /** Stores the row (no-op when it exists) and tells the queue. */
  abstract create(delivery: NewDelivery): Promise<void>;
  abstract replay(id: string): Promise<void>;
  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;
  /** Sends what is due now; for tests and demo data. */
  abstract runDue(): Promise<number>;
}
