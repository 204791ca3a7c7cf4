import { Clock, newId } from '@casewright/kernel';
import type { MailEnvelope } from '@casewright/plugin-sdk';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { isOwnAddress } from '../../domain/own-addresses';
import { shortened } from '../shared/mail-text';
import { MailIdentity } from '../shared/mail-identity';
import { MessageRows } from '../shared/message-rows';
import { RawMail } from '../shared/raw-mail';
import { IntakeRunner } from './intake-runner';

/** The door: once `accept` resolves, the message is on disk and in the table. Reading it comes later. */
@Injectable()
export class AcceptMail {
  constructor(
    private readonly identity: MailIdentity,
    private readonly raw: RawMail,
    private readonly rows: MessageRows,
    private readonly runner: IntakeRunner,
    private readonly clock: Clock,
  ) {}

  isOurs(address: string): boolean {
    return isOwnAddress(this.identity.support, address);
  }

  async accept(content: Readable, envelope: MailEnvelope): Promise<void> {
    const { digest, size } = await this.raw.write(content);
    const envelopeTo = envelope.to.map(storable);
    await this.rows.insert({ id: newId(), digest, size, envelopeFrom: storable(envelope.from), envelopeTo, receivedAt: this.clock.now() });
    this.runner.wake();
  }
}

/** Addresses of the envelope come as they were typed. */
const storable = (address: string): string => shortened(address.replaceAll('\0', ''), 1000);
