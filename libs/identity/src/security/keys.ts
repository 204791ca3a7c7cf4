import { hkdfSync } from 'node:crypto';
import { Config } from '@casewright/config';
import { Injectable } from '@nestjs/common';

export type KeyPurpose = 'access-token' | 'refresh-token' | 'invitation' | 'set-up' | 'device' | 'attempts';

/** A key for each purpose from CASEWRIGHT_KEY, so that what is signed for one is worth nothing for another. */
@Injectable()
export class Keys {
  private readonly derived = new Map<KeyPurpose, Buffer>();

  constructor(private readonly config: Config) {}

  for(purpose: KeyPurpose): Buffer {
    const known = this.derived.get(purpose);
    if (known) return known;
    const master = Buffer.from(this.config.values.CASEWRIGHT_KEY, 'base64');
    const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `casewright identity ${purpose}`, 32));
    this.derived.set(purpose, key);
    return key;
  }
}
