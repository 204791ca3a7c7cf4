import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keys, type KeyPurpose } from './keys';

/**
 * Tokens that carry what they are about and a signature. Their secret half can be worked out again from the key, so it is
 * stored nowhere: neither a copy of the database nor the queue of outgoing mail opens a door.
 */
@Injectable()
export class SignedTokens {
  constructor(private readonly keys: Keys) {}

  /** `parts` hold no dots. */
  make(purpose: KeyPurpose, ...parts: readonly string[]): string {
    return [...parts, this.signature(purpose, parts)].join('.');
  }

  /** The parts, or null for anything that was not made here for this purpose. */
  read(purpose: KeyPurpose, token: string): string[] | null {
    const parts = token.split('.');
    const given = Buffer.from(parts.pop() ?? '');
    const right = Buffer.from(this.signature(purpose, parts));
    return given.length === right.length && timingSafeEqual(given, right) ? parts : null;
  }

  private signature(purpose: KeyPurpose, parts: readonly string[]): string {
    return createHmac('sha256', this.keys.for(purpose)).update(parts.join('.')).digest('base64url');
  }
}
