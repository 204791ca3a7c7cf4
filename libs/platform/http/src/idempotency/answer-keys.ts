import { Config } from '@casewright/config';
import { openSealed, seal } from '@casewright/event-store';
import { Injectable } from '@nestjs/common';
import { hkdfSync } from 'node:crypto';

/** The keys under which requests are hashed and answers are kept. */
@Injectable()
export class AnswerKeys {
  readonly hashing: Buffer;
  private readonly sealing: Buffer;

  constructor(config: Config) {
    const master = Buffer.from(config.values.CASEWRIGHT_KEY, 'base64');
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `casewright http ${purpose}`, 32));
    this.hashing = derive('requests');
    this.sealing = derive('answers');
  }

  seal(answer: unknown, context: string): Buffer {
    return seal(this.sealing, Buffer.from(JSON.stringify(answer)), context);
  }

  open(sealed: Buffer, context: string): unknown {
    return JSON.parse(openSealed(this.sealing, sealed, context).toString('utf8'));
  }
}
