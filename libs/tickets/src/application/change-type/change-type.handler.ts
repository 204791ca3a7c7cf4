import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changeType } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { ChangeTypeCommand } from './change-type.command';

@CommandHandler(ChangeTypeCommand)
export class ChangeTypeHandler implements ICommandHandler<ChangeTypeCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: ChangeTypeCommand) {
    return this.tickets.apply(command, (ticket) => changeType(ticket, command.data.to));
  }
}
