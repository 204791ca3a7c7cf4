import type { RuleContent } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Answers with the id of the rule, which a repeat of the command finds again. */
export class CreateRuleCommand extends Command<string> {
  constructor(
    readonly content: RuleContent,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
