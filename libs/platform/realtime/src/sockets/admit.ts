import { UserDirectory } from '@casewright/contracts';
import { Authenticator } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { RealtimeSocket } from './socket-types';

const longestToken = 8192;

/** Finds out who connects. */
@Injectable()
export class Admit {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly users: UserDirectory,
  ) {}

  /** By the access token of the handshake; null where it is none. */
  async principalOf(socket: RealtimeSocket): Promise<Principal | null> {
    const token: unknown = socket.handshake.auth['token'];
    if (typeof token !== 'string' || token.length > longestToken) return null;
    const principal = await this.authenticator.authenticate(token);
    if (!principal?.permissions.has('ticket.view')) return null;
    const name = (await this.users.users([principal.userId])).get(principal.userId)?.name ?? '';
    socket.data = { userId: principal.userId, name, typing: null };
    return principal;
  }

  /** The same person with the rights of now; null once the session has ended. */
  refresh(principal: Principal): Promise<Principal | null> {
    return this.authenticator.refresh(principal);
  }
}
