import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { wake } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { WakeTicketCommand } from './wake-ticket.command';

@CommandHandler(WakeTicketCommand)
export class WakeTicketHandler implements ICommandHandler<WakeTicketCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: WakeTicketCommand) {
    return this.tickets.apply(command, (ticket) => wake(ticket, command.data.until));
  }
}
