import { refuseTaken } from '@casewright/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UserQueries } from '../../read-model/user.queries';
import { Passwords } from '../../security/passwords';
import { creationKey } from '../creation-key';
import { AccountHistory } from '../history/account-history';
import { addressTaken, createUser } from '../new-user';
import { UserChecks } from '../user-checks';
import { AddUserCommand } from './add-user.command';

@CommandHandler(AddUserCommand)
export class AddUserHandler implements ICommandHandler<AddUserCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly checks: UserChecks,
    private readonly passwords: Passwords,
    private readonly users: UserQueries,
    private readonly history: AccountHistory,
  ) {}

  async execute({ user: { password, ...user }, meta }: AddUserCommand) {
    const key = creationKey('user', meta, user);
    const teamIds = await this.checks.teamIds(user.teamIds);
    const personId = await this.checks.personId(user.role, user.email, user.name);
    const passwordHash = await this.passwords.hash(password);
    const added = { ...user, key, teamIds, personId, passwordHash, state: 'active', at: new Date(meta.at) } as const;
    await refuseTaken('/email', addressTaken, () =>
      this.em.fork().transactional(async (em) => {
        const made = await createUser(em, added);
        if (made) await this.history.began(em, made, 'added', meta);
      }),
    );
    return this.users.user(key.id);
  }
}
