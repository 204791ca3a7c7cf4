import type { AcceptInvitation } from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changesBetween } from '../../domain/account-changes';
import { searchable } from '../../domain/user';
import { LoginThrottle } from '../../security/login-throttle';
import { Passwords } from '../../security/passwords';
import { AccountHistory, bySelf } from '../history/account-history';
import { Invitations } from '../invitations';
import { linkEnded } from '../refusals';
import { Sessions } from '../sessions/sessions';
import { UserEntity } from '../user.entity';
import { AcceptInvitationCommand } from './accept-invitation.command';

@CommandHandler(AcceptInvitationCommand)
export class AcceptInvitationHandler implements ICommandHandler<AcceptInvitationCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: Invitations,
    private readonly passwords: Passwords,
    private readonly throttle: LoginThrottle,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly history: AccountHistory,
  ) {}

  async execute({ acceptance, origin }: AcceptInvitationCommand) {
    const userId = await this.em.fork().transactional((em) => this.accept(em, acceptance));
    const deviceToken = await this.throttle.remember(userId, origin.address, origin.deviceToken);
    return { ...(await this.sessions.start(userId, origin)), deviceToken };
  }

  /** The lock on the invitation makes it open once. */
  private async accept(em: EntityManager, { token, name, password }: AcceptInvitation): Promise<string> {
    const invitation = await this.invitations.read(token, em, LockMode.PESSIMISTIC_WRITE);
    const user = await em.findOne(UserEntity, { id: invitation.userId, state: 'invited' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!user) throw linkEnded();
    invitation.endedAt = this.clock.now();
    invitation.endedBecause = 'used';
    const before = await this.history.properties(em, user);
    user.passwordHash = await this.passwords.hash(password);
    user.state = 'active';
    user.name = name ?? user.name;
    user.search = searchable(user.name, user.email);
    const changes = changesBetween(before, await this.history.properties(em, user));
    await this.history.ofUser(em, user.id, 'joined', changes, bySelf(user, this.clock.now()));
    return user.id;
  }
}
