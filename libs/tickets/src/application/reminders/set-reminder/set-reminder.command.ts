import type { SetReminder } from '@casewright/contracts';
import { idFrom, type CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Answers with the reminder's id. */
export class SetReminderCommand extends Command<string> {
  constructor(
    readonly ticketId: string,
    readonly userId: string,
    readonly wish: SetReminder,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

/** It follows from the command's, so that a repeat sets no second one. */
export const reminderIdOf = ({ commandId }: { commandId: string }): string => idFrom(`reminder:${commandId}`);
