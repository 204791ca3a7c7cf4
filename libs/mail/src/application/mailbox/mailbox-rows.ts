import { Clock, idFrom } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { OutgoingMail } from '@casewright/plugin-sdk';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { snippetOf } from '../shared/mail-text';
import { RawMail } from '../shared/raw-mail';

/** What the outside world of the embedded profile has sent and received. A mail that is sent twice is here once. */
@Injectable()
export class MailboxRows {
  constructor(
    private readonly database: Database,
    private readonly raw: RawMail,
    private readonly clock: Clock,
  ) {}

  /** What an account got from us. */
  keepReceived(raw: Buffer, mail: OutgoingMail): Promise<string> {
    return this.keep(raw, mail, 'received', mail.to.address);
  }

  /** What an account has sent to us. */
  keepSent(raw: Buffer, mail: OutgoingMail): Promise<string> {
    return this.keep(raw, mail, 'sent', mail.from.address);
  }

  private async keep(raw: Buffer, mail: OutgoingMail, direction: 'received' | 'sent', address: string): Promise<string> {
    const { digest } = await this.raw.write(Readable.from([raw], { objectMode: false }));
    const account = address.toLowerCase();
    const id = idFrom(`mailbox:${direction}:${account}:${mail.messageId}`);
    const automatic = 'Auto-Submitted' in mail.headers;
    await this.database.query(
      `insert into mail.mailbox (id, message_id, account, direction, digest, from_address, from_name, recipients, subject, snippet,
         attachment_count, in_reply_to, automatic, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`,
      [
        id,
        mail.messageId,
        account,
        direction,
        digest,
        mail.from.address,
        mail.from.name,
        JSON.stringify([mail.to]),
        mail.subject,
        snippetOf(mail.text),
        mail.attachments.length,
        mail.inReplyTo,
        automatic,
        this.clock.now(),
      ],
    );
    return id;
  }
}
