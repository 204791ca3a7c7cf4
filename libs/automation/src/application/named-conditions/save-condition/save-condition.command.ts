import type { WriteRuleCondition } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Makes a shared condition (`id` is null) or its next version; answers with its id, which a repeat finds again. */
export class SaveConditionCommand extends Command<string> {
  constructor(
    readonly id: string | null,
    readonly content: WriteRuleCondition,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
