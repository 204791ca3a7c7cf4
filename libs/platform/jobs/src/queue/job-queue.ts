/** A unit of short work. The id makes it unique: adding it again while it waits or runs changes nothing. */
export interface Job {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Decides who works on what when; the truth is elsewhere (the deliveries table), so a lost queue loses nothing.
 * Two implementations, bull on Redis and pg-boss, held to one contract suite. `add` never blocks on an outage.
 */
export abstract class JobQueue {
  abstract add(queue: string, job: Job, options?: { notBefore?: Date }): Promise<void>;
  abstract work(queue: string, options: { concurrency: number }, handler: (job: Job) => Promise<void>): Promise<void>;
  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;
  abstract healthy(): Promise<boolean>;
}
