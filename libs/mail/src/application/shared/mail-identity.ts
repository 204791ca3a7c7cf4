import { Config } from '@casewright/config';
import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import type { Sign } from '../../domain/reply-token';

/** Under which address we write, and the key that proves what we have written. */
@Injectable()
export class MailIdentity {
  readonly support: string;
  readonly sign: Sign;

  constructor(config: Config) {
    this.support = config.values.SUPPORT_ADDRESS.toLowerCase();
    const key = createHmac('sha256', Buffer.from(config.values.CASEWRIGHT_KEY, 'base64')).update('mail reply tokens').digest();
    this.sign = (text) => createHmac('sha256', key).update(text).digest();
  }
}
