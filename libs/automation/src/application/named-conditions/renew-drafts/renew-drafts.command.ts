import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Gives each rule with an older version of a shared condition a draft with the newest; answers with the ids of those rules. */
export class RenewDraftsCommand extends Command<readonly string[]> {
  constructor(
    readonly conditionId: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
