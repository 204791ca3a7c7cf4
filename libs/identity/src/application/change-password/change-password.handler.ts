import { Clock, DomainError, missing } from '@casewright/kernel';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SessionCheck } from '../../read-model/session-check';
import { LoginThrottle } from '../../security/login-throttle';
import { Passwords } from '../../security/passwords';
import { AccountHistory, bySelf } from '../history/account-history';
import { SessionStore } from '../sessions/session-store';
import { UserEntity } from '../user.entity';
import { ChangePasswordCommand } from './change-password.command';

@CommandHandler(ChangePasswordCommand)
export class ChangePasswordHandler implements ICommandHandler<ChangePasswordCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly passwords: Passwords,
    private readonly throttle: LoginThrottle,
    private readonly store: SessionStore,
    private readonly check: SessionCheck,
    private readonly clock: Clock,
    private readonly history: AccountHistory,
  ) {}

  async execute({ principal: { userId, sessionId }, passwords, origin }: ChangePasswordCommand): Promise<void> {
    const em = this.em.fork();
    const user = await em.findOneOrFail(UserEntity, { id: userId }, { failHandler: missing });
    const attempt = await this.throttle.begin({ ...origin, email: user.email, userId });
    if (!(await this.passwords.matches(user.passwordHash ?? null, passwords.currentPassword))) throw wrongPassword();
    await attempt.succeeded();
    const now = this.clock.now();
    user.passwordHash = await this.passwords.hash(passwords.newPassword);
    await em.transactional((within) => this.history.ofUser(within, userId, 'password-changed', [], bySelf(user, now)));
    await this.store.end(userId, { except: sessionId }, 'password-changed', now);
    this.check.forgetUser(userId);
  }
}

const wrongPassword = () =>
  new DomainError('request.invalid', 'The current password is wrong.', {
    errors: [{ in: 'body', pointer: '/currentPassword', message: 'This is not your password' }],
  });
