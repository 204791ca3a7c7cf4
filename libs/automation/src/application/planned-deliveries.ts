import { Deliveries } from '@casewright/jobs';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EffectQueues, type EffectQueue } from './effect-queues';

/** Mails and requests of rules that wait to be sent. What is being sent at the moment can no longer be held. */
@Injectable()
export class PlannedDeliveries implements EffectQueue, OnModuleInit {
  readonly what = 'deliveries';

  constructor(
    private readonly deliveries: Deliveries,
    private readonly queues: EffectQueues,
  ) {}

  onModuleInit(): void {
    this.queues.register(this);
  }

  count(ruleIds: readonly string[]): Promise<number> {
    return this.deliveries.waitingOf(ruleIds);
  }

  cancel(ruleIds: readonly string[], reason: string): Promise<number> {
    return this.deliveries.cancelWaitingOf(ruleIds, `The rule was stopped: ${reason}`);
  }
}
