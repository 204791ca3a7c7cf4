import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SessionCheck } from '../../read-model/session-check';
import { SessionStore } from '../sessions/session-store';
import { Sessions } from '../sessions/sessions';
import { SignOutCommand } from './sign-out.command';

@CommandHandler(SignOutCommand)
export class SignOutHandler implements ICommandHandler<SignOutCommand> {
  constructor(
    private readonly sessions: Sessions,
    private readonly store: SessionStore,
    private readonly check: SessionCheck,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ refreshToken }: SignOutCommand): Promise<void> {
    const presented = this.sessions.read(refreshToken);
    if (!presented) return;
    const session = await this.database.transaction((client) => this.store.lock(client, presented.id));
    if (!session) return;
    await this.store.end(session.userId, { only: session.id }, 'signed-out', this.clock.now());
    this.check.forget(session.id);
  }
}
