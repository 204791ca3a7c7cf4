import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB and two passes, as OWASP recommends. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

@Injectable()
export class Passwords {
  /** Compared against where there is no account, so that the answer takes as long. */
  private nobody: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), cost);
  }

  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    this.nobody ??= this.hash(randomBytes(32).toString('hex'));
    const right = await verify(passwordHash ?? (await this.nobody), password.normalize('NFKC'));
    return right && passwordHash !== null;
  }
}
