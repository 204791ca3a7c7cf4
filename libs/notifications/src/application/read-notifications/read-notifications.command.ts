import type { ReadNotifications } from '@casewright/contracts';
import { Command } from '@nestjs/cqrs';

/** Marks what the user has read. */
export class ReadNotificationsCommand extends Command<void> {
  constructor(
    readonly userId: string,
    readonly which: ReadNotifications,
  ) {
    super();
  }
}
