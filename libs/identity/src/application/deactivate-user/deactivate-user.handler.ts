import { missing, requireVersion } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refuseLosingLastAdmin } from '../../domain/user';
import { SessionCheck } from '../../read-model/session-check';
import { UserQueries } from '../../read-model/user.queries';
import { lockActiveAdmins } from '../active-admins';
import { AccountHistory } from '../history/account-history';
import { Invitations } from '../invitations';
import { SessionStore } from '../sessions/session-store';
import { UserEntity } from '../user.entity';
import { DeactivateUserCommand } from './deactivate-user.command';

@CommandHandler(DeactivateUserCommand)
export class DeactivateUserHandler implements ICommandHandler<DeactivateUserCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: Invitations,
    private readonly store: SessionStore,
    private readonly check: SessionCheck,
    private readonly users: UserQueries,
    private readonly history: AccountHistory,
  ) {}

  async execute(command: DeactivateUserCommand) {
    await this.em.fork().transactional((em) => this.deactivate(em, command));
    // A session of somebody deactivated is worth nothing even before this.
    await this.store.end(command.userId, {}, 'deactivated', new Date(command.meta.at));
    this.check.forgetUser(command.userId);
    return this.users.user(command.userId);
  }

  private async deactivate(em: EntityManager, { userId, expectedVersion, meta }: DeactivateUserCommand): Promise<void> {
    const admins = await lockActiveAdmins(em);
    const user = await em.findOne(UserEntity, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!user) throw missing();
    requireVersion(user, expectedVersion);
    if (user.state === 'deactivated') return;
    refuseLosingLastAdmin(user, { role: user.role, state: 'deactivated' }, admins.filter((id) => id !== userId).length);
    await this.invitations.close(em, userId, new Date(meta.at), 'withdrawn');
    user.state = 'deactivated';
    await this.history.ofUser(em, userId, 'deactivated', [], meta);
  }
}
