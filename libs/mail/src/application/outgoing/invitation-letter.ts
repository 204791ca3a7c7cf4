import { InvitationLinks, UserDirectory, type MailPayload } from '@casewright/contracts';
import { PermanentFailure } from '@casewright/jobs';
import { Injectable } from '@nestjs/common';
import { escapeHtml } from '../../domain/quoting';
import type { Letter } from '../../domain/outgoing';

type Invitation = Extract<MailPayload, { kind: 'invitation' }>;

/** The mail with the one-time link of a new user. */
@Injectable()
export class InvitationLetter {
  constructor(
    private readonly users: UserDirectory,
    private readonly links: InvitationLinks,
  ) {}

  /** Null: the invitation was used, replaced or has ended. */
  async write({
    payload,
    ...base
  }: Pick<Letter, 'deliveryId' | 'writtenAt' | 'support'> & { payload: Invitation }): Promise<Letter | null> {
    const link = await this.links.linkOf(payload.invitationId);
    if (link === null) return null;
    const user = (await this.users.users([payload.userId])).get(payload.userId);
    if (!user) throw new PermanentFailure('The invited user does not exist');
    const until = `The link works once, until ${payload.expiresAt.slice(0, 16).replace('T', ' ')} UTC.`;
    const greeting = `Hello ${user.name},`;
    return {
      ...base,
      origin: 'auto-generated',
      senderName: 'Casewright',
      to: { address: user.email, name: user.name },
      subject: 'Your account at Casewright',
      text: [greeting, 'an account was made for you. Choose your password here:', link, until].join('\n\n'),
      html: `<p>${escapeHtml(greeting)}</p><p>an account was made for you. <a href="${escapeHtml(link)}">Choose your password</a>.</p><p>${escapeHtml(until)}</p>`,
      footer: 'You get this mail because somebody invited this address.',
      attachments: [],
      thread: null,
    };
  }
}
