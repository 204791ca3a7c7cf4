import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class RemoveCalendarCommand extends Command<void> {
  constructor(
    readonly calendarId: string,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
