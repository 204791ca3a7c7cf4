import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UserQueries } from '../../read-model/user.queries';
import { LoginThrottle } from '../../security/login-throttle';
import { Passwords } from '../../security/passwords';
import { signInFailed } from '../refusals';
import { Sessions } from '../sessions/sessions';
import { SignInCommand } from './sign-in.command';

/** The same steps and the same answer whether the account exists, is closed or the password is wrong. */
@CommandHandler(SignInCommand)
export class SignInHandler implements ICommandHandler<SignInCommand> {
  constructor(
    private readonly users: UserQueries,
    private readonly throttle: LoginThrottle,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  async execute({ credentials, origin }: SignInCommand) {
    const account = await this.users.credentials(credentials.email);
    const attempt = await this.throttle.begin({ ...origin, email: credentials.email, userId: account?.id ?? null });
    const right = await this.passwords.matches(account?.passwordHash ?? null, credentials.password);
    if (!account || !right || account.state !== 'active') throw signInFailed();
    await attempt.succeeded();
    const deviceToken = await this.throttle.remember(account.id, origin.address, origin.deviceToken);
    return { ...(await this.sessions.start(account.id, origin)), deviceToken };
  }
}
