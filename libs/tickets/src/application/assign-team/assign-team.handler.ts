import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { assignTeam } from '../../domain';
import { Staff } from '../staff';
import { TicketRepository } from '../ticket.repository';
import { AssignTeamCommand } from './assign-team.command';

@CommandHandler(AssignTeamCommand)
export class AssignTeamHandler implements ICommandHandler<AssignTeamCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly staff: Staff,
  ) {}

  async execute(command: AssignTeamCommand) {
    const { ticketId, to } = command.data;
    await this.staff.requireTeam(to);
    const assignee = await this.staff.current(await this.tickets.assigneeOf(ticketId));
    return this.tickets.apply(command, (ticket) => assignTeam(ticket, to, assignee));
  }
}
