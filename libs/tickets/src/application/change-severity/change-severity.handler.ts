import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changeSeverity } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { ChangeSeverityCommand } from './change-severity.command';

@CommandHandler(ChangeSeverityCommand)
export class ChangeSeverityHandler implements ICommandHandler<ChangeSeverityCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: ChangeSeverityCommand) {
    return this.tickets.apply(command, (ticket) => changeSeverity(ticket, command.data.to));
  }
}
