import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { assignAgent } from '../../domain';
import { Staff } from '../staff';
import { TicketRepository } from '../ticket.repository';
import { AssignAgentCommand } from './assign-agent.command';

@CommandHandler(AssignAgentCommand)
export class AssignAgentHandler implements ICommandHandler<AssignAgentCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly staff: Staff,
  ) {}

  async execute(command: AssignAgentCommand) {
    const { to } = command.data;
    const agent = to === null ? null : await this.staff.assignable(to);
    return this.tickets.apply(command, (ticket) => assignAgent(ticket, agent));
  }
}
