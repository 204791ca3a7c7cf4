import type { CalendarView, EditCalendar } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditCalendarCommand extends Command<CalendarView> {
  constructor(
    readonly calendarId: string,
    readonly changes: EditCalendar,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
