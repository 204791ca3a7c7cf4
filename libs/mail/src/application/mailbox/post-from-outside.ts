import { PeopleDirectory } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { MailRefused, type OutgoingMail } from '@casewright/plugin-sdk';
import { Plugins } from '@casewright/plugins';
import { Injectable } from '@nestjs/common';
import { MailboxRows } from './mailbox-rows';

/** Sends a mail of the outside world to our own intake, by SMTP like any other. */
@Injectable()
export class PostFromOutside {
  constructor(
    private readonly plugins: Plugins,
    private readonly mailbox: MailboxRows,
    private readonly people: PeopleDirectory,
  ) {}

  /** Answers the id of the sent message. Refused with `mail.refused` where the intake refuses it. */
  async post(mail: OutgoingMail): Promise<string> {
    const intake = this.plugins.get('email.receive').address();
    if (intake === null) throw new DomainError('server.unavailable', 'The mail intake is closed.');
    const sender = this.plugins.get('email.send');
    const raw = await sender.compose(mail);
    await sender.send(raw, { from: mail.from.address, to: [mail.to.address] }, intake).catch((error: unknown) => {
      throw error instanceof MailRefused ? new DomainError('mail.refused', `The mail server answered: ${error.message}`) : error;
    });
    return this.mailbox.keepSent(raw, mail);
  }

  async nameOf(address: string, given: string | undefined): Promise<string> {
    return given ?? (await this.people.findByEmail(address))?.name ?? '';
  }
}
