/** A unit of short work. The id makes it unique: adding it again while it waits or runs changes nothing. */
export interface Job {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a handler may answer: the job is to come again at that time. Nothing: it is done. */
export type JobOutcome = { readonly again: Date } | void;

/**
 * Decides who works on what when; the truth is elsewhere (the deliveries table), so a lost queue loses nothing. A handler that
 * throws has lost the job: whoever keeps the truth adds it again.
 * Two implementations, bull on Redis and pg-boss, held to one contract suite. `add` never blocks on an outage, and does
 * nothing before `start`. Times are those of the real clock.
 */
export abstract class JobQueue {
  abstract add(queue: string, job: Job, options?: { notBefore?: Date }): Promise<void>;
  abstract work(queue: string, options: { concurrency: number }, handler: (job: Job) => Promise<JobOutcome>): Promise<void>;
  abstract start(): Promise<void>;
  /** Takes no more jobs and waits for those that run. */
  abstract stop(): Promise<void>;
  abstract healthy(): Promise<boolean>;
}
