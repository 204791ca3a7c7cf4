import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { cancelReminder } from '../../../domain/reminders/reminders';
import { remindersOf } from '../../../domain/reminders/stream';
import { RemindersRepository } from '../reminders.repository';
import { CancelReminderCommand } from './cancel-reminder.command';

@CommandHandler(CancelReminderCommand)
export class CancelReminderHandler implements ICommandHandler<CancelReminderCommand> {
  constructor(private readonly reminders: RemindersRepository) {}

  async execute({ ids, meta }: CancelReminderCommand): Promise<void> {
    await this.reminders.change(remindersOf(ids.ticketId), meta, (state) => cancelReminder(state, ids));
  }
}
