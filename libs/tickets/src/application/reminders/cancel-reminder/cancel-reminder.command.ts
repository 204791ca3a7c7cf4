import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CancelReminderCommand extends Command<void> {
  constructor(
    readonly ids: { readonly reminderId: string; readonly ticketId: string; readonly userId: string },
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
