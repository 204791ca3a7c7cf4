import type { CommandMeta } from '@casewright/kernel';
import type { Audience } from '@casewright/rules';
import { Command } from '@nestjs/cqrs';
import type { Powers } from '../../domain/powers';

/** The version on trial acts on more tickets: on all where `audience` is null, else as a canary. */
export class PromoteRuleCommand extends Command<void> {
  constructor(
    readonly ruleId: string,
    readonly audience: Audience | null,
    readonly reason: string | null,
    readonly expectedRevision: number | undefined,
    readonly meta: CommandMeta,
    readonly powers: Powers,
  ) {
    super();
  }
}
