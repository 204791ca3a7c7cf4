import { CommandGateway } from '@casewright/commands';
import type { CommandMeta } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { missingTicket } from '../../../domain';
import { ring, type RemindedOf, type Reminder } from '../../../domain/reminders/reminders';
import { remindersOf } from '../../../domain/reminders/stream';
import { ReminderTexts } from '../../../read-model/reminders/reminder-texts';
import type { TicketRecord } from '../../../read-model/ticket/ticket-record';
import { TicketRecords } from '../../../read-model/ticket/ticket-records';
import { RemindersRepository } from '../reminders.repository';
import { RingReminderCommand } from './ring-reminder.command';

/** Records first that it rang, then tells: a crash in between has the process ask again, and whoever was told is not told twice. */
@CommandHandler(RingReminderCommand)
export class RingReminderHandler implements ICommandHandler<RingReminderCommand> {
  constructor(
    private readonly reminders: RemindersRepository,
    private readonly tickets: TicketRecords,
    private readonly texts: ReminderTexts,
    private readonly gateway: CommandGateway,
  ) {}

  async execute({ ids: { reminderId, ticketId }, meta }: RingReminderCommand): Promise<void> {
    const record = await this.tickets.find(ticketId);
    if (!record) throw missingTicket();
    const reminded = remindedOf(record, await this.tickets.goingOn(record));
    const { state } = await this.reminders.change(remindersOf(ticketId), meta, (all) => ring(all, reminderId, reminded));
    const reminder = state[reminderId];
    if (reminder?.state === 'rung') await this.tell(reminderId, ticketId, reminder, meta);
  }

  private async tell(reminderId: string, ticketId: string, { userId }: Reminder, meta: CommandMeta): Promise<void> {
    const text = (await this.texts.of(ticketId)).get(reminderId) ?? null;
    const data = { reminderId, ticketId, userId, text };
    await this.gateway.send({ type: 'notification.remind', data }, { ...meta, commandId: `${meta.commandId}:tell` });
  }
}

/** A ticket that was merged goes on in another one: what is said and done there counts. */
function remindedOf({ id, comments, updatedAt }: TicketRecord, goesOn: TicketRecord): RemindedOf {
  const { category } = goesOn.ticket.status;
  const later = goesOn.id === id ? [] : goesOn.comments.filter((comment) => comment.meta.at >= updatedAt);
  return {
    ticketId: id,
    solved: category === 'solved' || category === 'closed',
    answeredAfter: (after) => comments.some((comment) => comment.version > after && isAnswer(comment)) || later.some(isAnswer),
  };
}

const isAnswer = ({ data }: TicketRecord['comments'][number]): boolean => data.authorKind === 'customer' && !data.automatic;
