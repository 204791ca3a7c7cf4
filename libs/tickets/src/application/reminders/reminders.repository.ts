import type { ReminderEvent } from '@casewright/contracts';
import { Repository, RepositoryTools } from '@casewright/event-store';
import { Injectable } from '@nestjs/common';
import { reminders, type Reminders } from '../../domain/reminders/reminders';

/** The reminders of each ticket, under `remindersOf` its id. */
@Injectable()
export class RemindersRepository extends Repository<Reminders, ReminderEvent> {
  constructor(tools: RepositoryTools) {
    super(tools, reminders);
  }
}
