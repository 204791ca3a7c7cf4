import type { RuleTripped } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Tells the owners of a rule that it was stopped. */
export class TellOwnersCommand extends Command<void> {
  constructor(
    readonly trip: RuleTripped,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
