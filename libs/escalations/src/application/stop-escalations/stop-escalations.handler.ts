import { escalationsStream } from '@casewright/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { stop } from '../../domain/life';
import { EscalationsRepository } from '../../read-model/escalations.repository';
import { StopEscalationsCommand } from './stop-escalations.command';

@CommandHandler(StopEscalationsCommand)
export class StopEscalationsHandler implements ICommandHandler<StopEscalationsCommand> {
  constructor(private readonly repository: EscalationsRepository) {}

  async execute({ ticketId, which, because, meta }: StopEscalationsCommand) {
    const data = { ticketId, because, at: meta.at };
    await this.repository.change(escalationsStream(ticketId), meta, (all) => stop(all, which, data));
  }
}
