import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import type { Powers } from '../../domain/powers';

/** Makes a new version that says what an earlier one said. */
export class RollBackRuleCommand extends Command<void> {
  constructor(
    readonly ruleId: string,
    readonly version: number,
    readonly reason: string,
    readonly expectedRevision: number | undefined,
    readonly meta: CommandMeta,
    readonly powers: Powers,
  ) {
    super();
  }
}
