import { Config } from '@casewright/config';
import { Module, type OnModuleInit } from '@nestjs/common';
import { PostFromOutside } from './application/mailbox/post-from-outside';
import { ReplyToMailHandler } from './application/mailbox/reply-to-mail/reply-to-mail.handler';
import { WriteMailHandler } from './application/mailbox/write-mail/write-mail.handler';
import { MailboxController } from './http/mailbox.controller';
import { MailModule } from './mail.module';
import { MailboxMessages } from './read-model/mailbox/mailbox.query';

/** The outside world in the embedded profile: the composition adds it there and nowhere else. */
@Module({
  imports: [MailModule],
  controllers: [MailboxController],
  providers: [MailboxMessages, PostFromOutside, WriteMailHandler, ReplyToMailHandler],
})
export class MailboxModule implements OnModuleInit {
  constructor(private readonly config: Config) {}

  onModuleInit(): void {
    if (this.config.values.CASEWRIGHT_PROFILE !== 'embedded') throw new Error('Mailbox exists in the embedded profile only');
  }
}
