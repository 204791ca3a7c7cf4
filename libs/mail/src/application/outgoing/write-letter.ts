import { PeopleDirectory, UserDirectory, type MailPayload, type PersonSummary } from '@casewright/contracts';
import { PermanentFailure } from '@casewright/jobs';
import { Injectable } from '@nestjs/common';
import type { Conversation, PublicComment } from '../../domain/conversation';
import { replySubject, type Letter } from '../../domain/outgoing';
import { replyToken } from '../../domain/reply-token';
import { Conversations } from '../shared/conversations';
import { MailIdentity } from '../shared/mail-identity';
import { MessageRows } from '../shared/message-rows';
import { AttachedFiles } from './attached-files';
import { InvitationLetter } from './invitation-letter';
import { SentRows } from './sent-rows';

export interface LetterRequest {
  readonly deliveryId: string;
  readonly payload: MailPayload;
  readonly writtenAt: Date;
}
type TicketPayload = Extract<MailPayload, { ticketId: string }>;
type TicketRequest = LetterRequest & { payload: TicketPayload };

/** Looks up everything that a mail says. Null: there is nothing to send any more. */
@Injectable()
export class WriteLetter {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly users: UserDirectory,
    private readonly conversations: Conversations,
    private readonly sent: SentRows,
    private readonly messages: MessageRows,
    private readonly identity: MailIdentity,
    private readonly files: AttachedFiles,
    private readonly invitations: InvitationLetter,
  ) {}

  async write({ payload, ...rest }: LetterRequest): Promise<Letter | null> {
    const { support } = this.identity;
    if (payload.kind === 'invitation') return this.invitations.write({ ...rest, payload, support });
    return this.aboutTicket({ ...rest, payload });
  }

  private async aboutTicket(request: TicketRequest): Promise<Letter | null> {
    const { ticketId, personId } = request.payload;
    const [conversation, people] = await Promise.all([this.conversations.find(ticketId), this.people.people([personId])]);
    const person = people.get(personId);
    if (!conversation || !person?.email) throw new PermanentFailure('The ticket or the address of its requester does not exist');
    const base = {
      deliveryId: request.deliveryId,
      writtenAt: request.writtenAt,
      support: this.identity.support,
      to: { address: await this.addressOf(person, request), name: person.name },
      subject: replySubject(conversation.subject),
      footer: `Ticket T-${conversation.number} · To add something, reply to this mail.`,
      thread: await this.thread(request, conversation),
    };
    return request.payload.kind === 'comment'
      ? this.ofComment(base, conversation, request.payload.commentId)
      : acknowledgment(base, conversation);
  }

  private async ofComment(base: LetterBase, conversation: Conversation, commentId: string): Promise<Letter | null> {
    const comment = conversation.comments.find((candidate) => candidate.commentId === commentId);
    if (!comment) throw new PermanentFailure('The comment does not exist');
    if (comment.text === null) return null;
    return {
      ...base,
      origin: comment.authorKind === 'agent' && !comment.automatic ? 'person' : 'auto-generated',
      senderName: await this.nameOf(comment),
      text: comment.text,
      html: comment.html,
      attachments: await this.files.read(comment.attachments),
    };
  }

  /** People with several addresses are answered where they wrote from. */
  private async addressOf(person: PersonSummary, { payload, writtenAt }: TicketRequest): Promise<string> {
    const latest = await this.messages.latestSender(payload.ticketId, writtenAt);
    if (latest === null || latest === person.email) return person.email;
    return (await this.people.findByEmail(latest))?.id === person.id ? latest : person.email;
  }

  private async nameOf({ authorKind, authorId }: PublicComment): Promise<string> {
    if (authorKind !== 'agent') return '';
    return (await this.users.users([authorId])).get(authorId)?.name ?? '';
  }

  /** References are cumulative: every mail of the conversation before this one, in the order of time. */
  private async thread({ payload, writtenAt }: TicketRequest, { comments }: Conversation): Promise<Letter['thread']> {
    const { ticketId, personId } = payload;
    const ours = await this.sent.ofTicket(ticketId, writtenAt);
    const theirs = comments.flatMap(({ messageId, at }) => (messageId === null ? [] : [{ messageId, at: new Date(at) }]));
    const earlier = [...theirs, ...ours].filter(({ at }) => at <= writtenAt).sort((left, right) => left.at.getTime() - right.at.getTime());
    const references = earlier.map(({ messageId }) => messageId);
    const inReplyTo = theirs.filter(({ at }) => at <= writtenAt).at(-1)?.messageId ?? references.at(-1) ?? null;
    return { token: replyToken(this.identity.sign, ticketId, personId), inReplyTo, references };
  }
}

type LetterBase = Pick<Letter, 'deliveryId' | 'writtenAt' | 'support' | 'to' | 'subject' | 'footer' | 'thread'>;

function acknowledgment(base: LetterBase, { number, subject }: Conversation): Letter {
  const lines = [
    `Hello ${base.to.name},`,
    `we have received your request “${subject}”. Its number is T-${number}.`,
    'We will answer as soon as we can.',
  ];
  return { ...base, origin: 'auto-replied', senderName: '', text: lines.join('\n\n'), html: null, attachments: [] };
}
