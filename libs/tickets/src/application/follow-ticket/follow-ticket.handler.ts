import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { follow } from '../../domain';
import { Staff } from '../staff';
import { TicketRepository } from '../ticket.repository';
import { FollowTicketCommand } from './follow-ticket.command';

@CommandHandler(FollowTicketCommand)
export class FollowTicketHandler implements ICommandHandler<FollowTicketCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly staff: Staff,
  ) {}

  async execute(command: FollowTicketCommand) {
    const { id } = await this.staff.assignable(command.data.userId);
    return this.tickets.apply(command, (ticket) => follow(ticket, id));
  }
}
