import { missing, requireVersion } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refuseLosingLastAdmin, searchable } from '../../domain/user';
import { SessionCheck } from '../../read-model/session-check';
import { UserQueries } from '../../read-model/user.queries';
import { lockActiveAdmins } from '../active-admins';
import { AccountHistory } from '../history/account-history';
import { UserChecks } from '../user-checks';
import { UserEntity } from '../user.entity';
import { EditUserCommand } from './edit-user.command';

@CommandHandler(EditUserCommand)
export class EditUserHandler implements ICommandHandler<EditUserCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly checks: UserChecks,
    private readonly history: AccountHistory,
    private readonly check: SessionCheck,
    private readonly users: UserQueries,
  ) {}

  async execute(command: EditUserCommand) {
    const { teamIds } = command.changes;
    const checked = { ...command.changes, ...(teamIds && { teamIds: await this.checks.teamIds(teamIds) }) };
    await this.em.fork().transactional((em) => this.edit(em, { ...command, changes: checked } as EditUserCommand));
    this.check.forgetUser(command.userId);
    return this.users.user(command.userId);
  }

  private async edit(em: EntityManager, { userId, changes, expectedVersion, meta }: EditUserCommand): Promise<void> {
    const admins = changes.role === undefined ? [] : await lockActiveAdmins(em);
    const user = await em.findOne(UserEntity, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!user) throw missing();
    requireVersion(user, expectedVersion);
    const role = changes.role ?? user.role;
    if (role !== user.role) refuseLosingLastAdmin(user, { role, state: user.state }, admins.filter((id) => id !== userId).length);
    const before = { properties: await this.history.properties(em, user), teamIds: user.teamIds };
    user.role = role;
    user.name = changes.name ?? user.name;
    user.teamIds = changes.teamIds ?? user.teamIds;
    user.search = searchable(user.name, user.email);
    user.personId ??= await this.checks.personId(role, user.email, user.name);
    await this.history.edited(em, user, before, meta);
  }
}
