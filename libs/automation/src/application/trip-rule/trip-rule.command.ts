import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Stops a rule by its breaker. Nothing happens where it rests already, or has been resumed less than `window` milliseconds before. */
export class TripRuleCommand extends Command<void> {
  constructor(
    readonly ruleId: string,
    /** The version that gave cause. */
    readonly version: number,
    readonly reason: string,
    readonly window: number,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
