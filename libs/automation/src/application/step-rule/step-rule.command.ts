import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Pauses, resumes, archives or restores a rule, or ends the trial of its newer version. */
export class StepRuleCommand extends Command<void> {
  constructor(
    readonly ruleId: string,
    readonly kind: 'paused' | 'resumed' | 'withdrawn' | 'archived' | 'restored',
    readonly reason: string | null,
    readonly expectedRevision: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
