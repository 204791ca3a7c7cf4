import { CommandGateway } from '@casewright/commands';
import { PeopleDirectory, type CommentContent, type PersonSummary, type TicketCommandMessage } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { DomainError, firstMeta, idFrom, type CommandMeta } from '@casewright/kernel';
import type { ParsedMail } from '@casewright/plugin-sdk';
import { Injectable } from '@nestjs/common';
import type { Verdict } from '../../domain/judge';
import { CommentOfMail, type MailComment } from '../content/comment-of-mail';
import { Conversations } from '../shared/conversations';
import { shortened } from '../shared/mail-text';
import type { MessageRow } from '../shared/message-rows';

export type Destination = Exclude<Verdict, { do: 'suspend' }>;
export interface Sender {
  readonly address: string;
  readonly name: string;
}

/** The one command that a message may ever become; its id makes every repeat a no-op. */
const commandIdOf = (row: MessageRow): string => `mail:${row.id}`;

/** Turns messages into the commands `ticket.open` and `ticket.comment`. */
@Injectable()
export class DeliverIntoTicket {
  constructor(
    private readonly commands: CommandGateway,
    private readonly people: PeopleDirectory,
    private readonly comments: CommentOfMail,
    private readonly events: EventStore,
    private readonly conversations: Conversations,
  ) {}

  /** The ticket that this message has become part of, where that happened before. */
  async findDone(row: MessageRow): Promise<string | null> {
    return (await this.events.findCommand(commandIdOf(row)))?.streamId ?? null;
  }

  async deliver(row: MessageRow, mail: ParsedMail, destination: Destination): Promise<string> {
    const sender = { address: mail.from[0]?.address ?? '', name: mail.from[0]?.name ?? '' };
    return this.send(row, sender, await this.comments.make(row.id, mail), destination);
  }

  /** `by` is set where a person releases the message: it then acts in that person's name. */
  async send(row: MessageRow, sender: Sender, content: MailComment, destination: Destination, by?: CommandMeta): Promise<string> {
    const address = sender.address.toLowerCase();
    const person = await this.people.findOrCreate(address, shortened(sender.name, 200).trim() || address);
    const meta = by
      ? { ...by, commandId: commandIdOf(row) }
      : firstMeta(commandIdOf(row), { kind: 'customer', id: person.id }, row.receivedAt);
    const comment = commentBy(person, content, row);
    try {
      return await this.command(row, person, comment, destination, meta);
    } catch (error) {
      // It was closed, or merged into another one, between our look at it and the command.
      if (destination.do !== 'comment' || !(error instanceof DomainError) || error.code !== 'ticket.closed') throw error;
      return this.command(row, person, comment, await this.next(destination.ticketId), meta);
    }
  }

  private async next(ticketId: string): Promise<Destination> {
    const conversation = await this.conversations.goingOn(ticketId);
    if (!conversation) return { do: 'follow-up', ticketId };
    return { do: conversation.closed ? 'follow-up' : 'comment', ticketId: conversation.id };
  }

  private async command(
    row: MessageRow,
    person: PersonSummary,
    comment: CommentContent,
    destination: Destination,
    meta: CommandMeta,
  ): Promise<string> {
    const message = destination.do === 'comment' ? commentOn(destination.ticketId, comment) : opening(row, person, comment, destination);
    await this.commands.send(message, meta);
    return message.data.ticketId;
  }
}

const commentBy = (person: PersonSummary, content: MailComment, row: MessageRow): CommentContent => ({
  ...content,
  visibility: 'public',
  channel: 'mail',
  authorId: person.id,
  authorKind: 'customer',
  automatic: row.automatic,
});

const commentOn = (ticketId: string, comment: CommentContent): TicketCommandMessage => ({
  type: 'ticket.comment',
  data: { ticketId, comment },
});

function opening(row: MessageRow, person: PersonSummary, comment: CommentContent, destination: Destination): TicketCommandMessage {
  return {
    type: 'ticket.open',
    data: {
      ticketId: idFrom(`mail:${row.id}:ticket`),
      subject: row.subject.trim() || '(no subject)',
      requesterId: person.id,
      organisationId: person.organisationId,
      channel: 'mail',
      followsUp: destination.do === 'follow-up' ? destination.ticketId : null,
      comment,
    },
  };
}
