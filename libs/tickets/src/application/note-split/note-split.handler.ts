import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { noteSplit } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { NoteSplitCommand } from './note-split.command';

@CommandHandler(NoteSplitCommand)
export class NoteSplitHandler implements ICommandHandler<NoteSplitCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: NoteSplitCommand) {
    const { commentId, into: id, intoNumber: number } = command.data;
    return this.tickets.apply(command, (ticket) => noteSplit(ticket, commentId, { id, number }));
  }
}
