import { Injectable } from '@nestjs/common';

/** Effects of rules that are decided and not carried out yet, of one kind. */
export interface EffectQueue {
  /** What they are, as a reader is told: `actions`, `armed runs`. */
  readonly what: string;
  count(ruleIds: readonly string[]): Promise<number>;
  /** Within the unit of work of the stop. Answers how many it took back. */
  cancel(ruleIds: readonly string[], reason: string): Promise<number>;
}

/** Everything that a stop of rules takes back; each kind registers itself. */
@Injectable()
export class EffectQueues {
  private readonly queues: EffectQueue[] = [];

  register(queue: EffectQueue): void {
    this.queues.push(queue);
  }

  count(ruleIds: readonly string[]): Promise<{ what: string; count: number }[]> {
    return this.each((queue) => queue.count(ruleIds));
  }

  cancel(ruleIds: readonly string[], reason: string): Promise<{ what: string; count: number }[]> {
    return this.each((queue) => queue.cancel(ruleIds, reason));
  }

  private async each(work: (queue: EffectQueue) => Promise<number>): Promise<{ what: string; count: number }[]> {
    const counts: { what: string; count: number }[] = [];
    for (const queue of this.queues) counts.push({ what: queue.what, count: await work(queue) });
    return counts;
  }
}
