import { PeopleDirectory } from '@casewright/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changeRequester } from '../../domain';
import { requireRequester } from '../people';
import { TicketRepository } from '../ticket.repository';
import { ChangeRequesterCommand } from './change-requester.command';

@CommandHandler(ChangeRequesterCommand)
export class ChangeRequesterHandler implements ICommandHandler<ChangeRequesterCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly people: PeopleDirectory,
  ) {}

  async execute(command: ChangeRequesterCommand) {
    const { to, organisationId } = command.data;
    const person = await requireRequester(this.people, to);
    return this.tickets.apply(command, (ticket) => changeRequester(ticket, person, organisationId));
  }
}
