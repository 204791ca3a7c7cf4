import type { StopScope } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** The kill switch. Answers with the id of the stop, which a repeat of the command finds again. */
export class StopRulesCommand extends Command<string> {
  constructor(
    readonly scope: StopScope,
    readonly reason: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
