import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class PauseRuleCommand extends Command<void> {
  constructor(
    readonly ruleId: string,
    readonly reason: string | null,
    readonly expectedRevision: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
