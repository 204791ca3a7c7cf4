import { refuseTaken, UnitOfWork } from '@casewright/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import type { CommandMeta } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UserQueries } from '../../read-model/user.queries';
import { creationKey } from '../creation-key';
import { AccountHistory } from '../history/account-history';
import { Invitations } from '../invitations';
import { addressTaken, createUser, type NewUser } from '../new-user';
import { UserChecks } from '../user-checks';
import { InviteUserCommand } from './invite-user.command';

@CommandHandler(InviteUserCommand)
export class InviteUserHandler implements ICommandHandler<InviteUserCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly checks: UserChecks,
    private readonly invitations: Invitations,
    private readonly users: UserQueries,
    private readonly history: AccountHistory,
    private readonly unit: UnitOfWork,
  ) {}

  async execute({ user, meta }: InviteUserCommand) {
    const key = creationKey('user', meta, user);
    const teamIds = await this.checks.teamIds(user.teamIds);
    const personId = await this.checks.personId(user.role, user.email, user.name);
    const invited = { ...user, key, teamIds, personId, state: 'invited', passwordHash: null, at: new Date(meta.at) } as const;
    await refuseTaken('/email', addressTaken, () => this.unit.run(() => this.invite(invited, meta)));
    return this.users.user(key.id);
  }

  /** The user and the mail that lets them in are made together, or neither is. */
  private async invite(invited: NewUser, meta: CommandMeta): Promise<void> {
    const invitation = await this.em.fork().transactional(async (em) => {
      const made = await createUser(em, invited);
      if (made) await this.history.began(em, made, 'invited', meta);
      return made && this.invitations.open(em, made.id, invited.at);
    });
    if (invitation) await this.invitations.send(invitation);
  }
}
