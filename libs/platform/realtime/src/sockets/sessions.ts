import type { Principal } from '@casewright/kernel';
import type { RealtimeSocket } from './socket-types';

const mostSocketsPerUser = 30;

/** The sockets of this process and who is behind each. */
export class Sessions {
  private readonly principals = new Map<RealtimeSocket, Principal>();

  /** False where the user has too many already. */
  add(socket: RealtimeSocket, principal: Principal): boolean {
    const own = [...this.principals.values()].filter(({ userId }) => userId === principal.userId);
    if (own.length >= mostSocketsPerUser) return false;
    this.principals.set(socket, principal);
    return true;
  }

  remove(socket: RealtimeSocket): void {
    this.principals.delete(socket);
  }

  find(socket: RealtimeSocket): Principal | undefined {
    return this.principals.get(socket);
  }

  all(): readonly (readonly [RealtimeSocket, Principal])[] {
    return [...this.principals];
  }

  /** Replaces who is behind a socket by the same person with the rights of now. */
  renew(socket: RealtimeSocket, principal: Principal): void {
    if (this.principals.has(socket)) this.principals.set(socket, principal);
  }
}
