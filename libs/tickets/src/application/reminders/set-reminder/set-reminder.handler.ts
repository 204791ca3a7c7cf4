import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { missingTicket } from '../../../domain';
import { setReminder } from '../../../domain/reminders/reminders';
import { remindersOf } from '../../../domain/reminders/stream';
import { TicketRecords } from '../../../read-model/ticket/ticket-records';
import { RemindersRepository } from '../reminders.repository';
import { reminderIdOf, SetReminderCommand } from './set-reminder.command';

@CommandHandler(SetReminderCommand)
export class SetReminderHandler implements ICommandHandler<SetReminderCommand> {
  constructor(
    private readonly reminders: RemindersRepository,
    private readonly tickets: TicketRecords,
  ) {}

  async execute({ ticketId, userId, wish, meta }: SetReminderCommand): Promise<string> {
    const record = await this.tickets.find(ticketId);
    if (!record) throw missingTicket();
    const reminderId = reminderIdOf(meta);
    const ids = { reminderId, ticketId, userId, subjectId: record.ticket.requesterId, ticketVersion: record.version };
    await this.reminders.change(remindersOf(ticketId), meta, (state) => setReminder(state, { ...wish, ...ids }, meta.at));
    return reminderId;
  }
}
