import type { RuleContent } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class SaveDraftCommand extends Command<void> {
  constructor(
    readonly ruleId: string,
    readonly content: RuleContent,
    readonly expectedRevision: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
