import { PeopleDirectory, UserDirectory, type ImportTicket, type UserSummary } from '@casewright/contracts';
import { Clock, DomainError } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { importTicket, statusById } from '../../domain';
import { Staff } from '../staff';
import { FieldSettings } from '../ticket-fields/field-settings';
import { TicketNumbers } from '../ticket-numbers';
import { TicketRepository } from '../ticket.repository';
import { datesOf } from './dates';
import { ImportTicketCommand } from './import-ticket.command';
import { PastComments } from './past-comments';

@CommandHandler(ImportTicketCommand)
export class ImportTicketHandler implements ICommandHandler<ImportTicketCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly numbers: TicketNumbers,
    private readonly people: PeopleDirectory,
    private readonly users: UserDirectory,
    private readonly staff: Staff,
    private readonly fields: FieldSettings,
    private readonly comments: PastComments,
    private readonly clock: Clock,
  ) {}

  async execute(command: ImportTicketCommand) {
    const { request, uploaderId } = command.data;
    const origin = datesOf(request, this.clock.now());
    await this.staff.requireTeam(request.teamId);
    const agents = new Map((await this.users.activeAgents()).map((user) => [user.email.toLowerCase(), user]));
    // Whatever refuses it comes before people are made.
    const assignee = assigneeOf(request, agents);
    const fields = await this.fields.of(request.fields);
    const comments = await this.comments.of(request.comments, {
      agents,
      uploaderId,
      commandId: command.meta.commandId,
      channel: request.channel,
    });
    const { id: requesterId, organisationId } = await this.people.findOrCreate(
      request.requester.email.toLowerCase(),
      request.requester.name,
    );
    const { subject, channel, type, priority, severity = null, tags, teamId = null } = request;
    const taken = {
      ...{ subject, channel, type, priority, severity, tags, teamId, requesterId, organisationId, fields, comments },
      ...{
        status: statusById(request.status === 'solved' ? 'closed' : request.status),
        origin: { source: request.source, reference: request.reference, ...origin },
      },
      assignee,
      number: await this.numbers.next(),
    };
    return this.tickets.apply(command, (ticket) => importTicket(ticket, taken));
  }
}

function assigneeOf({ assignee }: ImportTicket, agents: ReadonlyMap<string, UserSummary>): UserSummary | null {
  if (assignee === undefined) return null;
  const user = agents.get(assignee.toLowerCase());
  if (user) return user;
  const message = 'There is no active agent with this address';
  throw new DomainError('request.invalid', `${message}; leave the assignee out, or invite them first.`, {
    errors: [{ in: 'body', pointer: '/assignee', message }],
  });
}
