import { Injectable } from '@nestjs/common';
import { recipientsOf, type ArrivedMail } from '../../domain/arrived-mail';
import type { Claim, ThreadTicket } from '../../domain/judge';
import { tokensInAddresses, tokensInMessageIds } from '../../domain/own-addresses';
import { readToken, tokenHolder } from '../../domain/reply-token';
import { Conversations } from '../shared/conversations';
import { MailIdentity } from '../shared/mail-identity';

/** More tokens than a long thread has; the rest would only cost time. */
const maxClaims = 50;

/** Which tickets a mail says it answers, in the order in which that counts: address, In-Reply-To, References from the latest on. */
@Injectable()
export class FindClaims {
  constructor(
    private readonly identity: MailIdentity,
    private readonly conversations: Conversations,
  ) {}

  async of(arrived: ArrivedMail): Promise<Claim[]> {
    const { support } = this.identity;
    const { inReplyTo, references } = arrived.mail;
    const inAddresses = tokensInAddresses(support, recipientsOf(arrived));
    const inReferences = tokensInMessageIds(support, [...inReplyTo, ...[...references].reverse()]);
    const tickets = new Map<string, Promise<ThreadTicket | null>>();
    const resolve = async (source: Claim['source'], token: string): Promise<Claim> => ({
      source,
      ticket: await this.resolve(token, tickets),
    });
    return Promise.all([
      ...inAddresses.slice(0, maxClaims).map((token) => resolve('address', token)),
      ...inReferences.slice(0, maxClaims).map((token) => resolve('reference', token)),
    ]);
  }

  private async resolve(token: string, tickets: Map<string, Promise<ThreadTicket | null>>): Promise<ThreadTicket | null> {
    const read = readToken(token);
    if (!read) return null;
    const known = tickets.get(read.ticketId) ?? this.conversations.goingOn(read.ticketId);
    tickets.set(read.ticketId, known);
    const ticket = await known;
    return ticket && tokenHolder(this.identity.sign, read, ticket.participantIds) !== null ? ticket : null;
  }
}
