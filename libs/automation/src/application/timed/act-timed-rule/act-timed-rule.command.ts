import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import { z } from 'zod';

/** `timed-rule.act`: the time of a run has come. */
export const ActTimedRule = z.strictObject({ ticketId: z.uuid(), run: z.string().max(300) });

export class ActTimedRuleCommand extends Command<void> {
  constructor(
    readonly ticketId: string,
    readonly run: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
