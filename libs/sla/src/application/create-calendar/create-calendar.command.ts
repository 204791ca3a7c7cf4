import type { CalendarContent, CalendarView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CreateCalendarCommand extends Command<CalendarView> {
  constructor(
    readonly content: CalendarContent,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
