import { PeopleDirectory, type OpenTicket } from '@casewright/contracts';
import { DomainError, idFrom, type CommandMeta, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { OpenTicketCommand } from '../open-ticket/open-ticket.command';
import { authorOf, channelOf, WrittenComments } from './written-comments';

const staffFields = ['teamId', 'assigneeId', 'tags', 'severity', 'fields'] as const;

/** Tickets that somebody opens on a screen or through the API; staff open them for somebody, whose words the first comment is. */
@Injectable()
export class WrittenTickets {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly comments: WrittenComments,
  ) {}

  async command(principal: Principal, request: OpenTicket, meta: CommandMeta): Promise<OpenTicketCommand> {
    const { subject, body, format, attachmentIds, requester: _, channel = channelOf(principal), ...properties } = request;
    if (principal.role === 'customer') refuseStaffFields(request);
    const requesterId = await this.requesterId(principal, request);
    const writing = {
      body,
      format,
      attachmentIds,
      channel,
      visibility: 'public',
      author: { authorId: requesterId, authorKind: 'customer' },
    } as const;
    const comment = await this.comments.content(principal, writing);
    return new OpenTicketCommand(
      {
        ...{ subject, requesterId, channel, comment },
        ticketId: ticketIdOf(meta),
        type: properties.type ?? 'question',
        priority: properties.priority ?? 'normal',
        severity: properties.severity ?? null,
        teamId: properties.teamId ?? null,
        assigneeId: properties.assigneeId ?? null,
        tags: properties.tags ?? [],
        fields: properties.fields ?? {},
        organisationId: null,
        followsUp: null,
      },
      meta,
    );
  }

  private async requesterId(principal: Principal, { requester }: OpenTicket): Promise<string> {
    if (principal.role !== 'customer') {
      if (requester) return (await this.people.findOrCreate(requester.email, requester.name)).id;
      throw new DomainError('request.invalid', 'Say for whom the ticket is.', {
        errors: [{ in: 'body', pointer: '/requester', message: 'Required' }],
      });
    }
    const { authorId } = authorOf(principal);
    if (requester && (await this.people.findByEmail(requester.email))?.id !== authorId) {
      throw new DomainError('permission.denied', 'You can open tickets for yourself only.');
    }
    return authorId;
  }
}

/** It follows from the command's, so that a repeat opens nothing new. */
export const ticketIdOf = ({ commandId }: CommandMeta): string => idFrom(`ticket:${commandId}`);

function refuseStaffFields(request: OpenTicket): void {
  const given = staffFields.filter((field) => request[field] !== undefined);
  if (given.length > 0) throw new DomainError('permission.denied', `Only staff can set ${given.join(', ')}.`);
}
