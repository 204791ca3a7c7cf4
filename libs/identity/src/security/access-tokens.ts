import { Clock } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Keys } from './keys';

export interface AccessToken {
  readonly accessToken: string;
  readonly expiresAt: string;
}

const lifetimeSeconds = 10 * 60;
const algorithm = 'HS256';
const issuer = 'casewright';
const Claims = z.object({ sub: z.uuid(), sid: z.uuid() });

/** Short-lived proof of a session. Whether the session still stands is asked apart from it. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async issue(userId: string, sessionId: string): Promise<AccessToken> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const expires = now + lifetimeSeconds;
    const accessToken = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: algorithm })
      .setSubject(userId)
      .setIssuer(issuer)
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .sign(this.keys.for('access-token'));
    return { accessToken, expiresAt: new Date(expires * 1000).toISOString() };
  }

  /** Whose token it is; null where it was not made here or has run out. */
  async verify(token: string): Promise<{ userId: string; sessionId: string } | null> {
    try {
      const { payload } = await jwtVerify(token, this.keys.for('access-token'), {
        algorithms: [algorithm],
        issuer,
        currentDate: this.clock.now(),
        requiredClaims: ['exp'],
      });
      const claims = Claims.safeParse(payload);
      return claims.success ? { userId: claims.data.sub, sessionId: claims.data.sid } : null;
    } catch {
      return null;
    }
  }
}
