import { missing, requireVersion } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { stateAfterReturn } from '../../domain/user';
import { UserQueries } from '../../read-model/user.queries';
import { AccountHistory } from '../history/account-history';
import { UserEntity } from '../user.entity';
import { ReactivateUserCommand } from './reactivate-user.command';

@CommandHandler(ReactivateUserCommand)
export class ReactivateUserHandler implements ICommandHandler<ReactivateUserCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly users: UserQueries,
    private readonly history: AccountHistory,
  ) {}

  async execute({ userId, expectedVersion, meta }: ReactivateUserCommand) {
    await this.em.fork().transactional(async (em) => {
      const user = await em.findOne(UserEntity, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!user) throw missing();
      requireVersion(user, expectedVersion);
      if (user.state !== 'deactivated') return;
      user.state = stateAfterReturn(user.passwordHash ?? null);
      await this.history.ofUser(em, userId, 'reactivated', [], meta);
    });
    return this.users.user(userId);
  }
}
