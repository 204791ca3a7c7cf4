import { escalationsStream, TicketDirectory } from '@casewright/contracts';
import { missing } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { acknowledge } from '../../domain/life';
import { EscalationsRepository } from '../../read-model/escalations.repository';
import { AcknowledgeEscalationCommand } from './acknowledge-escalation.command';

@CommandHandler(AcknowledgeEscalationCommand)
export class AcknowledgeEscalationHandler implements ICommandHandler<AcknowledgeEscalationCommand> {
  constructor(
    private readonly repository: EscalationsRepository,
    private readonly tickets: TicketDirectory,
  ) {}

  async execute({ ticketId, escalationId, note, meta }: AcknowledgeEscalationCommand) {
    const ticket = await this.tickets.find(ticketId);
    if (!ticket) throw missing();
    const data = { escalationId, ticketId, subjectId: ticket.requesterId, note, at: meta.at };
    await this.repository.change(escalationsStream(ticketId), meta, (all) => acknowledge(all, data));
  }
}
