import { Authenticator } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../security/access-tokens';
import { SessionCheck } from './session-check';

@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly check: SessionCheck,
  ) {
    super();
  }

  async authenticate(accessToken: string): Promise<Principal | null> {
    const claims = await this.accessTokens.verify(accessToken);
    return claims ? this.check.principal(claims.sessionId, claims.userId) : null;
  }

  refresh({ sessionId, userId }: Principal): Promise<Principal | null> {
    return this.check.principal(sessionId, userId);
  }
}
