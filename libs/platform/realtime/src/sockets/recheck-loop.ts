import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { Admit } from './admit';
import { Membership } from './membership';
import type { Sessions } from './sessions';

/** Together with the time that a round takes, and that a principal may be cached, under the 5 s within which a right must end. */
const pause = 1500;
const atOnce = 16;

/** Looks again and again whether the people behind the sockets are still who they were and may still be where they are. */
@Injectable()
export class RecheckLoop {
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly admit: Admit,
    private readonly membership: Membership,
  ) {}

  start(sessions: Sessions): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.round(sessions)
        .catch(() => undefined)
        .finally(() => this.start(sessions));
    }, pause).unref();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  async round(sessions: Sessions): Promise<void> {
    const bySession = new Map<string, Principal>();
    for (const [, principal] of sessions.all()) bySession.set(principal.sessionId, principal);
    const waiting = [...bySession.values()];
    const renewed = new Map<string, Principal | null>();
    const worker = async () => {
      for (let principal = waiting.pop(); principal; principal = waiting.pop()) {
        renewed.set(principal.sessionId, await this.admit.refresh(principal));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    this.renew(sessions, renewed);
    await this.membership.recheck(sessions);
  }

  private renew(sessions: Sessions, renewed: ReadonlyMap<string, Principal | null>): void {
    for (const [socket, { sessionId }] of sessions.all()) {
      const now = renewed.get(sessionId);
      if (now === undefined) continue;
      if (now?.permissions.has('ticket.view')) sessions.renew(socket, now);
      else socket.disconnect(true);
    }
  }
}
