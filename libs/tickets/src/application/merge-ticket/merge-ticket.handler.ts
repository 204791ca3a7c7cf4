import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { absorb } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { MergeTicketCommand } from './merge-ticket.command';

/**
 * Writes to the ticket that stays, so that a question never ends up in one that was closed meanwhile; the merged one hears of it from
 * the log, so that a crash between the two loses nothing.
 */
@CommandHandler(MergeTicketCommand)
export class MergeTicketHandler implements ICommandHandler<MergeTicketCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  async execute(command: MergeTicketCommand) {
    const { ticketId, mergedId } = command.data;
    const { state: merged } = await this.tickets.load(mergedId);
    return this.tickets.apply(command, (ticket) => absorb(ticket, ticketId, merged, mergedId));
  }
}
