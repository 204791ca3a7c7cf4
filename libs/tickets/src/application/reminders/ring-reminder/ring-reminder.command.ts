import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import { z } from 'zod';

export const RingReminder = z.strictObject({ reminderId: z.uuid(), ticketId: z.uuid() });

/** The time of a reminder has come. */
export class RingReminderCommand extends Command<void> {
  constructor(
    readonly ids: z.infer<typeof RingReminder>,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
