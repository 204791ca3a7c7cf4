import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import { z } from 'zod';

/** `escalation.climb`: the time of a step has come. */
export const ClimbStep = z.strictObject({ ticketId: z.uuid(), escalationId: z.uuid(), step: z.int().positive() });
export type ClimbStep = z.infer<typeof ClimbStep>;

export class ClimbStepCommand extends Command<void> {
  constructor(
    readonly climb: ClimbStep,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
