import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { snooze } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { SnoozeTicketCommand } from './snooze-ticket.command';

@CommandHandler(SnoozeTicketCommand)
export class SnoozeTicketHandler implements ICommandHandler<SnoozeTicketCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: SnoozeTicketCommand) {
    const { until, userId, reason } = command.data;
    return this.tickets.apply(command, (ticket) => snooze(ticket, { until, userId, reason }, command.meta.at));
  }
}
