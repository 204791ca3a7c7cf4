import { Config } from '@casewright/config';
import type { OutgoingMail } from '@casewright/plugin-sdk';
import { Plugins } from '@casewright/plugins';
import { Injectable } from '@nestjs/common';
import { MailboxRows } from '../mailbox/mailbox-rows';

/** Where outgoing mail goes: to the mail server of the options, or, where the embedded profile has none, into Mailbox. */
@Injectable()
export class MailTransport {
  private readonly profile: 'embedded' | 'cluster';

  constructor(
    config: Config,
    private readonly plugins: Plugins,
    private readonly mailbox: MailboxRows,
  ) {
    this.profile = config.values.CASEWRIGHT_PROFILE;
  }

  async hand(raw: Buffer, mail: OutgoingMail): Promise<string> {
    const plugin = this.plugins.get('email.send');
    if (plugin.canSend) return plugin.send(raw, { from: mail.from.address, to: [mail.to.address] });
    if (this.profile === 'cluster') throw new Error('SMTP_URL is not set, so there is no server to send mail to');
    await this.mailbox.keepReceived(raw, mail);
    return 'Kept in Mailbox';
  }
}
