import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changeStatus, statusById } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { ChangeStatusCommand } from './change-status.command';

@CommandHandler(ChangeStatusCommand)
export class ChangeStatusHandler implements ICommandHandler<ChangeStatusCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: ChangeStatusCommand) {
    return this.tickets.apply(command, (ticket) => changeStatus(ticket, statusById(command.data.to)));
  }
}
