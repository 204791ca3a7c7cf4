import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UserQueries } from '../../read-model/user.queries';
import { creationKey } from '../creation-key';
import { Invitations } from '../invitations';
import { addressTaken, createUser } from '../new-user';
import { refuseTaken } from '../refusals';
import { UserChecks } from '../user-checks';
import { InviteUserCommand } from './invite-user.command';

@CommandHandler(InviteUserCommand)
export class InviteUserHandler implements ICommandHandler<InviteUserCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly checks: UserChecks,
    private readonly invitations: Invitations,
    private readonly users: UserQueries,
  ) {}

  async execute({ user, meta }: InviteUserCommand) {
    const key = creationKey('user', meta, user);
    const teamIds = await this.checks.teamIds(user.teamIds);
    const personId = await this.checks.personId(user.role, user.email, user.name);
    const invited = { ...user, key, teamIds, personId, state: 'invited', passwordHash: null, at: new Date(meta.at) } as const;
    const invitation = await refuseTaken('/email', addressTaken, () =>
      this.em.fork().transactional(async (em) => {
        const made = await createUser(em, invited);
        return made && this.invitations.open(em, made.id, invited.at);
      }),
    );
    if (invitation) await this.invitations.send(invitation);
    return this.users.user(key.id);
  }
}
