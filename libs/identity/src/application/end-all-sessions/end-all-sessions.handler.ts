import { Clock } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SessionCheck } from '../../read-model/session-check';
import { SessionStore } from '../sessions/session-store';
import { EndAllSessionsCommand } from './end-all-sessions.command';

@CommandHandler(EndAllSessionsCommand)
export class EndAllSessionsHandler implements ICommandHandler<EndAllSessionsCommand> {
  constructor(
    private readonly store: SessionStore,
    private readonly check: SessionCheck,
    private readonly clock: Clock,
  ) {}

  async execute({ userId }: EndAllSessionsCommand): Promise<void> {
    await this.store.end(userId, {}, 'signed-out', this.clock.now());
    this.check.forgetUser(userId);
  }
}
