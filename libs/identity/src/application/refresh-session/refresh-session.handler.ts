import { Clock, unreachable } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Logger } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideRefresh, type RefreshDecision, type Session } from '../../domain/session';
import { SessionCheck } from '../../read-model/session-check';
import { sessionEnded } from '../refusals';
import { SessionStore } from '../sessions/session-store';
import { Sessions } from '../sessions/sessions';
import { RefreshSessionCommand } from './refresh-session.command';

@CommandHandler(RefreshSessionCommand)
export class RefreshSessionHandler implements ICommandHandler<RefreshSessionCommand> {
  private readonly logger = new Logger('Sessions');

  constructor(
    private readonly sessions: Sessions,
    private readonly store: SessionStore,
    private readonly check: SessionCheck,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ refreshToken, address }: RefreshSessionCommand) {
    const presented = this.sessions.read(refreshToken);
    const decided = presented && (await this.decide(presented.id, presented.tokenNumber, address));
    if (!decided) throw sessionEnded();
    const { session, decision } = decided;
    switch (decision.kind) {
      case 'rotate':
        return this.sessions.give(session, decision.tokenNumber, decision.expiresAt);
      case 'repeat':
        return this.sessions.give(session, decision.tokenNumber, session.expiresAt);
      case 'end':
        return this.endFamily(session);
      case 'refuse':
        throw sessionEnded();
      default:
        return unreachable(decision);
    }
  }

  private decide(id: string, tokenNumber: number, address: string): Promise<{ session: Session; decision: RefreshDecision } | null> {
    return this.database.transaction(async (client) => {
      const session = await this.store.lock(client, id);
      if (!session) return null;
      const at = this.clock.now();
      const decision = decideRefresh(session, tokenNumber, at);
      if (decision.kind === 'rotate') await this.store.rotate(client, id, { ...decision, at, address });
      return { session, decision };
    });
  }

  private async endFamily(session: Session): Promise<never> {
    await this.store.end(session.userId, { only: session.id }, 'reuse', this.clock.now());
    this.check.forget(session.id);
    this.logger.warn({ sessionId: session.id, userId: session.userId, msg: 'A replaced refresh token came back; the session was ended' });
    throw sessionEnded();
  }
}
