import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { closeMerged } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { CloseMergedCommand } from './close-merged.command';

@CommandHandler(CloseMergedCommand)
export class CloseMergedHandler implements ICommandHandler<CloseMergedCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: CloseMergedCommand) {
    const { into: id, intoNumber: number } = command.data;
    return this.tickets.apply(command, (ticket) => closeMerged(ticket, { id, number }));
  }
}
