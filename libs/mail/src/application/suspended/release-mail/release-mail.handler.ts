import type { ReleasedMailView } from '@casewright/contracts';
import { Clock, DomainError } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommentOfMail, maxTextCharacters, type MailComment } from '../../content/comment-of-mail';
import { ReadMail } from '../../content/read-mail';
import { maxMessageBytes } from '../../intake/handle-mail';
import { DeliverIntoTicket, type Destination, type Sender } from '../../intake/deliver-into-ticket';
import { Conversations } from '../../shared/conversations';
import { MessageRows, type MessageRow } from '../../shared/message-rows';
import { ReleaseMail } from './release-mail.command';

/** A person has looked at a suspended mail and wants it to become a ticket or a comment after all. */
@CommandHandler(ReleaseMail)
export class ReleaseMailHandler implements ICommandHandler<ReleaseMail> {
  constructor(
    private readonly rows: MessageRows,
    private readonly mails: ReadMail,
    private readonly comments: CommentOfMail,
    private readonly conversations: Conversations,
    private readonly tickets: DeliverIntoTicket,
    private readonly clock: Clock,
  ) {}

  async execute({ messageId, request, meta }: ReleaseMail): Promise<ReleasedMailView> {
    const row = await this.rows.find(messageId);
    if (row?.status === 'released' && row.ticketId) return { id: row.id, ticketId: row.ticketId };
    if (row?.status !== 'suspended') throw new DomainError('resource.missing', 'There is no such suspended mail.');
    const { sender, comment } = await this.read(row, request.from);
    const destination = await this.destination(request.ticketId);
    const done = await this.tickets.findDone(row);
    const ticketId = done ?? (await this.tickets.send(row, sender, comment, destination, meta));
    await this.rows.release(row.id, ticketId, meta.actor.id, this.clock.now());
    return { id: row.id, ticketId };
  }

  private async destination(ticketId: string | null): Promise<Destination> {
    if (ticketId === null) return { do: 'open' };
    const ticket = await this.conversations.goingOn(ticketId);
    if (!ticket) throw new DomainError('reference.unknown', 'The ticket does not exist.');
    return { do: ticket.closed ? 'follow-up' : 'comment', ticketId: ticket.id };
  }

  private async read(row: MessageRow, from: string | undefined): Promise<{ sender: Sender; comment: MailComment }> {
    const address = from ?? row.fromAddress ?? row.envelopeFrom;
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new DomainError('state.conflict', 'The mail does not say who wrote it: name the sender.');
    const name = from === undefined || from === row.fromAddress ? (row.fromName ?? '') : '';
    return { sender: { address, name }, comment: await this.comment(row) };
  }

  private async comment(row: MessageRow): Promise<MailComment> {
    const raw = await this.mails.original(row.digest);
    const mail = row.size > maxMessageBytes ? null : await this.mails.parse(raw);
    const showable = mail !== null && mail.text.length <= maxTextCharacters;
    return showable ? this.comments.make(row.id, mail) : this.comments.makeUnread(row.id, raw);
  }
}
