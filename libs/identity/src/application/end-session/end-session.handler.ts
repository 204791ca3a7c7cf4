import { Clock, missing } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SessionCheck } from '../../read-model/session-check';
import { SessionStore } from '../sessions/session-store';
import { EndSessionCommand } from './end-session.command';

@CommandHandler(EndSessionCommand)
export class EndSessionHandler implements ICommandHandler<EndSessionCommand> {
  constructor(
    private readonly store: SessionStore,
    private readonly check: SessionCheck,
    private readonly clock: Clock,
  ) {}

  async execute({ userId, sessionId }: EndSessionCommand): Promise<void> {
    const ended = await this.store.end(userId, { only: sessionId }, 'signed-out', this.clock.now());
    if (ended === 0) throw missing();
    this.check.forget(sessionId);
  }
}
