import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { searchable } from '../../domain/user';
import { UserQueries } from '../../read-model/user.queries';
import { missing } from '../refusals';
import { UserEntity } from '../user.entity';
import { EditMeCommand } from './edit-me.command';

@CommandHandler(EditMeCommand)
export class EditMeHandler implements ICommandHandler<EditMeCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly users: UserQueries,
  ) {}

  async execute({ userId, changes }: EditMeCommand) {
    await this.em.fork().transactional(async (em) => {
      const user = await em.findOneOrFail(UserEntity, { id: userId }, { failHandler: missing });
      user.name = changes.name;
      user.search = searchable(user.name, user.email);
    });
    const me = await this.users.me(userId);
    if (!me) throw missing();
    return me;
  }
}
