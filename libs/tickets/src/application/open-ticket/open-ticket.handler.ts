import { PeopleDirectory } from '@casewright/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { openTicket } from '../../domain';
import { cleanComment } from '../comment-content/clean-comment';
import { commentIdOf } from '../comment-on-ticket/comment-on-ticket.handler';
import { requirePerson } from '../people';
import { Staff } from '../staff';
import { FieldSettings } from '../ticket-fields/field-settings';
import { TicketNumbers } from '../ticket-numbers';
import { TicketRepository } from '../ticket.repository';
import { OpenTicketCommand } from './open-ticket.command';

@CommandHandler(OpenTicketCommand)
export class OpenTicketHandler implements ICommandHandler<OpenTicketCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly numbers: TicketNumbers,
    private readonly people: PeopleDirectory,
    private readonly staff: Staff,
    private readonly fields: FieldSettings,
  ) {}

  async execute(command: OpenTicketCommand) {
    const { ticketId: _, assigneeId, comment, fields, ...properties } = command.data;
    const person = await requirePerson(this.people, properties.requesterId);
    await this.staff.requireTeam(properties.teamId);
    const settings = await this.fields.of(fields);
    const opening = {
      ...properties,
      fields: settings,
      organisationId: properties.organisationId ?? person.organisationId,
      assignee: assigneeId === null ? null : await this.staff.assignable(assigneeId),
      number: await this.numbers.next(),
      comment: cleanComment(comment),
      commentId: commentIdOf(command.meta),
    };
    return this.tickets.apply(command, (ticket) => openTicket(ticket, opening));
  }
}
