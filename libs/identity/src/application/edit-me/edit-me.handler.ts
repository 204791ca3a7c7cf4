import { missing, requireVersion } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { searchable } from '../../domain/user';
import { UserQueries } from '../../read-model/user.queries';
import { AccountHistory } from '../history/account-history';
import { UserEntity } from '../user.entity';
import { EditMeCommand } from './edit-me.command';

@CommandHandler(EditMeCommand)
export class EditMeHandler implements ICommandHandler<EditMeCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly users: UserQueries,
    private readonly history: AccountHistory,
  ) {}

  async execute({ userId, changes, expectedVersion, meta }: EditMeCommand) {
    await this.em.fork().transactional(async (em) => {
      const user = await em.findOneOrFail(UserEntity, { id: userId }, { failHandler: missing, lockMode: LockMode.PESSIMISTIC_WRITE });
      requireVersion(user, expectedVersion);
      const before = { properties: await this.history.properties(em, user), teamIds: user.teamIds };
      user.name = changes.name;
      user.search = searchable(user.name, user.email);
      await this.history.edited(em, user, before, meta);
    });
    const me = await this.users.me(userId);
    if (!me) throw missing();
    return me;
  }
}
