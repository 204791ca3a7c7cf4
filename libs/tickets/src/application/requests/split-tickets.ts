import type { SplitTicket } from '@casewright/contracts';
import { DomainError, type CommandMeta } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { requireLive } from '../../domain';
import type { TicketRecord } from '../../read-model/ticket/ticket-record';
import { OpenTicketCommand } from '../open-ticket/open-ticket.command';
import { ticketIdOf } from './written-tickets';

/** What a customer wrote in one ticket as a ticket of its own. The team stays the same; what the ticket is about is for people and rules to say. */
@Injectable()
export class SplitTickets {
  command(record: TicketRecord, { commentId, subject }: SplitTicket, meta: CommandMeta): OpenTicketCommand {
    const ticket = requireLive(record.ticket);
    requireUnsplit(record, commentId);
    const { authorId, channel, text, html, attachments, ...said } = commentOf(record, commentId);
    const content = { authorId, channel, text, html, attachments, visibility: 'public', authorKind: 'customer' } as const;
    const { organisationId, type, priority, teamId, requesterId } = ticket;
    return new OpenTicketCommand(
      {
        ...{ channel, type, priority, teamId, ticketId: ticketIdOf(meta) },
        subject: subject ?? ticket.subject,
        requesterId: authorId,
        organisationId: authorId === requesterId ? organisationId : null,
        ...{ severity: null, assigneeId: null, tags: [], fields: {}, followsUp: null },
        splitFrom: { ticketId: record.id, commentId },
        comment: { ...content, messageId: null, automatic: said.automatic },
      },
      meta,
    );
  }
}

function requireUnsplit({ splits }: TicketRecord, commentId: string): void {
  const split = splits.find((one) => one.commentId === commentId);
  if (split) throw new DomainError('state.conflict', `This message has become T-${split.intoNumber} already; go on there.`);
}

function commentOf({ comments }: TicketRecord, commentId: string) {
  const comment = comments.find(({ data }) => data.commentId === commentId)?.data;
  if (comment?.visibility === 'public' && comment.authorKind === 'customer' && (comment.text as string | null) !== null) return comment;
  const message = comment
    ? 'Name a message of the customer: nothing else becomes a ticket of its own'
    : 'No message of this ticket has this id';
  throw new DomainError('request.invalid', `${message}.`, { errors: [{ in: 'body', pointer: '/commentId', message }] });
}
