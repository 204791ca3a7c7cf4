import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { hearMerged } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { HearMergedCommand } from './hear-merged.command';

@CommandHandler(HearMergedCommand)
export class HearMergedHandler implements ICommandHandler<HearMergedCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: HearMergedCommand) {
    return this.tickets.apply(command, (ticket) => hearMerged(ticket, command.data.mergedId));
  }
}
