import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { untag } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { UntagTicketCommand } from './untag-ticket.command';

@CommandHandler(UntagTicketCommand)
export class UntagTicketHandler implements ICommandHandler<UntagTicketCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: UntagTicketCommand) {
    return this.tickets.apply(command, (ticket) => untag(ticket, command.data.tag));
  }
}
