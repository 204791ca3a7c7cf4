import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changeSubject } from '../../domain';
import { TicketRepository } from '../ticket.repository';
import { ChangeSubjectCommand } from './change-subject.command';

@CommandHandler(ChangeSubjectCommand)
export class ChangeSubjectHandler implements ICommandHandler<ChangeSubjectCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: ChangeSubjectCommand) {
    return this.tickets.apply(command, (ticket) => changeSubject(ticket, command.data.to));
  }
}
