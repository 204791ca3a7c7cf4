import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tag } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { TagTicketCommand } from './tag-ticket.command';

@CommandHandler(TagTicketCommand)
export class TagTicketHandler implements ICommandHandler<TagTicketCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: TagTicketCommand) {
    return this.tickets.apply(command, (ticket) => tag(ticket, command.data.tag));
  }
}
