import { Clock, DomainError, idFrom } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answerTo } from '../../../domain/answer';
import { ReadMail } from '../../content/read-mail';
import { attachedContent } from '../attached-content';
import { PostFromOutside } from '../post-from-outside';
import { ReplyFromOutside } from './reply-to-mail.command';

@CommandHandler(ReplyFromOutside)
export class ReplyToMailHandler implements ICommandHandler<ReplyFromOutside> {
  constructor(
    private readonly outside: PostFromOutside,
    private readonly mails: ReadMail,
    private readonly clock: Clock,
  ) {}

  async execute({ answered, request, commandId }: ReplyFromOutside): Promise<string> {
    const original = await this.mails.parse(await this.mails.original(answered.digest));
    if (!original) throw new DomainError('state.conflict', 'The mail cannot be read, so it cannot be answered.');
    const from = request.from ?? answered.account;
    return this.outside.post({
      ...answerTo(original, answered.account, request),
      messageId: `<${idFrom(`mailbox:${commandId}`)}@${from.split('@').at(-1) ?? ''}>`,
      date: this.clock.now(),
      from: { address: from, name: await this.outside.nameOf(from, undefined) },
      headers: {},
      attachments: attachedContent(request.attachments),
    });
  }
}
