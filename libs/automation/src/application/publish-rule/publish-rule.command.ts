import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class PublishRuleCommand extends Command<void> {
  constructor(
    readonly ruleId: string,
    readonly reason: string,
    readonly expectedRevision: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
