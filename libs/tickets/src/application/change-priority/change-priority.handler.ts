import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changePriority } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { ChangePriorityCommand } from './change-priority.command';

@CommandHandler(ChangePriorityCommand)
export class ChangePriorityHandler implements ICommandHandler<ChangePriorityCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: ChangePriorityCommand) {
    return this.tickets.apply(command, (ticket) => changePriority(ticket, command.data.to));
  }
}
