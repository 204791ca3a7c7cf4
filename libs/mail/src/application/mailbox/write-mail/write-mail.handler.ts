import { Clock, idFrom } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MailIdentity } from '../../shared/mail-identity';
import { attachedContent } from '../attached-content';
import { PostFromOutside } from '../post-from-outside';
import { WriteMailFromOutside } from './write-mail.command';

@CommandHandler(WriteMailFromOutside)
export class WriteMailHandler implements ICommandHandler<WriteMailFromOutside> {
  constructor(
    private readonly outside: PostFromOutside,
    private readonly identity: MailIdentity,
    private readonly clock: Clock,
  ) {}

  async execute({ request, commandId }: WriteMailFromOutside): Promise<string> {
    const { from, fromName, to, subject, text, html, attachments } = request;
    return this.outside.post({
      messageId: `<${idFrom(`mailbox:${commandId}`)}@${from.split('@').at(-1) ?? ''}>`,
      date: this.clock.now(),
      from: { address: from, name: await this.outside.nameOf(from, fromName) },
      to: { address: to ?? this.identity.support, name: '' },
      replyTo: null,
      subject,
      inReplyTo: null,
      references: [],
      text,
      html: html ?? null,
      headers: {},
      attachments: attachedContent(attachments),
    });
  }
}
