import { PeopleDirectory, type EditTicket } from '@casewright/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { editTicket, statusById, type Edit } from '../../domain';
import { requireRequester } from '../people';
import { Staff } from '../staff';
import { FieldSettings } from '../ticket-fields/field-settings';
import { TicketRepository } from '../ticket.repository';
import { EditTicketCommand } from './edit-ticket.command';

@CommandHandler(EditTicketCommand)
export class EditTicketHandler implements ICommandHandler<EditTicketCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly staff: Staff,
    private readonly people: PeopleDirectory,
    private readonly fields: FieldSettings,
  ) {}

  async execute(command: EditTicketCommand) {
    const { ticketId, changes } = command.data;
    const edit = await this.lookedUp(changes);
    const current = changes.teamId === undefined ? null : await this.staff.current(await this.tickets.assigneeOf(ticketId));
    return this.tickets.apply(command, editTicket(edit, current));
  }

  /** The changes with what they name: an id that names nothing is refused. */
  private async lookedUp({ requesterId, assigneeId, status, fields, ...plain }: EditTicket): Promise<Edit> {
    await this.staff.requireTeam(plain.teamId);
    return {
      ...plain,
      ...(requesterId === undefined ? {} : { requester: await requireRequester(this.people, requesterId) }),
      ...(assigneeId === undefined ? {} : { assignee: assigneeId === null ? null : await this.staff.assignable(assigneeId) }),
      ...(status === undefined ? {} : { status: statusById(status) }),
      ...(fields === undefined ? {} : { fields: await this.fields.of(fields) }),
    };
  }
}
