import { emailSend, MailPayload } from '@casewright/contracts';
import { PermanentFailure, type DeliverySender, type NewDelivery } from '@casewright/jobs';
import { Clock, idFrom } from '@casewright/kernel';
import { MailRefused } from '@casewright/plugin-sdk';
import { Plugins } from '@casewright/plugins';
import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { mailOf, type Letter } from '../../domain/outgoing';
import { MailSettings } from '../../read-model/settings/mail-settings.query';
import { MailTransport } from './mail-transport';
import { SentRows, type NewSent } from './sent-rows';
import { WriteLetter } from './write-letter';

const hour = 3_600_000;
const betweenTries = 250;
/** Five minutes: a restart of the database, and then some. */
const mostTries = 1_200;

interface Receipt {
  readonly receipt: string | null;
}

/** Sends the deliveries of `email.send`. A repeat is the same mail, with the same Message-ID; what is known to be gone is not sent again. */
@Injectable()
export class MailSender implements DeliverySender {
  readonly capability = emailSend;

  constructor(
    private readonly letters: WriteLetter,
    private readonly sent: SentRows,
    private readonly settings: MailSettings,
    private readonly transport: MailTransport,
    private readonly plugins: Plugins,
    private readonly clock: Clock,
  ) {}

  async send(delivery: NewDelivery): Promise<Receipt> {
    const parsed = MailPayload.safeParse(delivery.payload);
    if (!parsed.success) throw new PermanentFailure(`The payload is not that of a mail: ${parsed.error.issues[0]?.message ?? ''}`);
    const before = await this.sent.find(delivery.id);
    if (before?.sentAt) return { receipt: before.receipt };
    const writtenAt = before?.composedAt ?? this.clock.now();
    const letter = await this.letters.write({ deliveryId: idFrom(`delivery:${delivery.id}`), payload: parsed.data, writtenAt });
    return letter ? this.post(delivery, parsed.data.kind, letter) : { receipt: 'Nothing to send any more' };
  }

  private async post(delivery: NewDelivery, kind: MailPayload['kind'], letter: Letter): Promise<Receipt> {
    const mail = mailOf(letter);
    const { address } = letter.to;
    const automatic = letter.origin !== 'person';
    const row = {
      deliveryId: delivery.id,
      messageId: mail.messageId,
      kind,
      ticketId: delivery.ticketId,
      address: address.toLowerCase(),
      automatic,
    };
    await this.record(row, letter.writtenAt);
    const raw = await this.plugins.get('email.send').compose(mail);
    const receipt = await this.transport.hand(raw, mail).catch((error: unknown) => {
      throw error instanceof MailRefused ? new PermanentFailure(error.message) : error;
    });
    await this.remember(delivery.id, receipt);
    return { receipt };
  }

  /** It is gone: while the database is away that is said until it is heard, because whoever takes the delivery up next would send it again. */
  private async remember(deliveryId: string, receipt: string): Promise<void> {
    const sentAt = this.clock.now();
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.sent.markSent(deliveryId, sentAt, receipt);
      } catch (error) {
        if (tries === mostTries) throw error;
        await pause(betweenTries);
      }
    }
  }

  /** Two machines that answer each other would never stop; people do not get this many automatic mails in an hour. */
  private async record(row: NewSent, writtenAt: Date): Promise<void> {
    if (!row.automatic) return this.sent.record(row, writtenAt);
    const limit = (await this.settings.newest()).content.automaticMailsPerHour;
    const since = new Date(this.clock.now().getTime() - hour);
    if (await this.sent.recordWithin(row, writtenAt, { since, limit })) return;
    throw new PermanentFailure(`Withheld: ${limit} automatic mails went to this address within an hour`);
  }
}
