import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unfollow } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { UnfollowTicketCommand } from './unfollow-ticket.command';

@CommandHandler(UnfollowTicketCommand)
export class UnfollowTicketHandler implements ICommandHandler<UnfollowTicketCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: UnfollowTicketCommand) {
    return this.tickets.apply(command, (ticket) => unfollow(ticket, command.data.userId));
  }
}
