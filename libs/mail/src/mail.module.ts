import { Config } from '@casewright/config';
import { UnneededFiles } from '@casewright/files';
import { Deliveries } from '@casewright/jobs';
import { Plugins } from '@casewright/plugins';
import { Erasers, Retention } from '@casewright/retention';
import { Subscriptions } from '@casewright/subscriptions';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CommentOfMail } from './application/content/comment-of-mail';
import { ReadMail } from './application/content/read-mail';
import { MailEraser } from './application/forgetting/mail-eraser';
import { RawMailFiles } from './application/forgetting/raw-mail-files';
import { AcceptMail } from './application/intake/accept-mail';
import { DeliverIntoTicket } from './application/intake/deliver-into-ticket';
import { FindClaims } from './application/intake/find-claims';
import { HandleMail } from './application/intake/handle-mail';
import { IntakeRunner } from './application/intake/intake-runner';
import { MailboxRows } from './application/mailbox/mailbox-rows';
import { AttachedFiles } from './application/outgoing/attached-files';
import { InvitationLetter } from './application/outgoing/invitation-letter';
import { MailSender } from './application/outgoing/mail-sender';
import { MailTransport } from './application/outgoing/mail-transport';
import { NotifyRequester } from './application/outgoing/notify-requester.reactor';
import { SentRows } from './application/outgoing/sent-rows';
import { WriteLetter } from './application/outgoing/write-letter';
import { SaveMailSettingsHandler } from './application/settings/save-settings/save-settings.handler';
import { Conversations } from './application/shared/conversations';
import { MailIdentity } from './application/shared/mail-identity';
import { MessageRows } from './application/shared/message-rows';
import { RawMail } from './application/shared/raw-mail';
import { DeleteMailHandler } from './application/suspended/delete-mail/delete-mail.handler';
import { ReleaseMailHandler } from './application/suspended/release-mail/release-mail.handler';
import { MailSettingsController } from './http/mail-settings.controller';
import { SuspendedMailsController } from './http/suspended-mails.controller';
import './migrations';
import { MailSettings } from './read-model/settings/mail-settings.query';
import { SuspendedMails } from './read-model/suspended/suspended.query';

const shared = [MailIdentity, Conversations, MessageRows, RawMail, ReadMail, CommentOfMail, MailboxRows];
const intake = [AcceptMail, IntakeRunner, HandleMail, FindClaims, DeliverIntoTicket];
const outgoing = [MailSender, MailTransport, NotifyRequester, SentRows, WriteLetter, AttachedFiles, InvitationLetter];
const suspended = [SuspendedMails, ReleaseMailHandler, DeleteMailHandler];
const settings = [MailSettings, SaveMailSettingsHandler];
const forgetting = [MailEraser, RawMailFiles];

/** Mail in and out: intake, threading, suspended mail, and what is sent to requesters. */
@Module({
  controllers: [SuspendedMailsController, MailSettingsController],
  providers: [...shared, ...intake, ...outgoing, ...suspended, ...settings, ...forgetting],
  exports: [MailIdentity, MailboxRows, ReadMail, IntakeRunner, AcceptMail],
})
export class MailModule implements OnModuleInit {
  constructor(
    private readonly plugins: Plugins,
    private readonly deliveries: Deliveries,
    private readonly subscriptions: Subscriptions,
    private readonly accepting: AcceptMail,
    private readonly runner: IntakeRunner,
    private readonly sender: MailSender,
    private readonly notifications: NotifyRequester,
    private readonly unneeded: UnneededFiles,
    private readonly rawFiles: RawMailFiles,
    private readonly erasers: Erasers,
    private readonly eraser: MailEraser,
    private readonly retention: Retention,
    private readonly rows: MessageRows,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.plugins.serve('email.receive', {
      services: {
        isOurs: (address) => this.accepting.isOurs(address),
        accept: (raw, envelope) => this.accepting.accept(raw, envelope),
      },
      start: () => this.runner.start(),
      stop: () => this.runner.stop(),
    });
    this.deliveries.registerSender(this.sender);
    this.subscriptions.addReactor(this.notifications);
    this.unneeded.register(this.rawFiles);
    this.erasers.register(this.eraser);
    this.retention.keep({
      what: 'records of mail',
      days: this.config.values.KEEP_MAIL_RECORDS_DAYS,
      remove: (before, limit) => this.rows.removeRecords(before, limit),
    });
  }
}
