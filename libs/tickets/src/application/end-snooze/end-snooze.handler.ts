import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { endSnooze } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { EndSnoozeCommand } from './end-snooze.command';

@CommandHandler(EndSnoozeCommand)
export class EndSnoozeHandler implements ICommandHandler<EndSnoozeCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: EndSnoozeCommand) {
    return this.tickets.apply(command, endSnooze);
  }
}
