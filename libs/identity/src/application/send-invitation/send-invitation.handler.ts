import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requireState } from '../../domain/user';
import { UserQueries } from '../../read-model/user.queries';
import { Invitations } from '../invitations';
import { missing } from '../refusals';
import { UserEntity } from '../user.entity';
import { SendInvitationCommand } from './send-invitation.command';

@CommandHandler(SendInvitationCommand)
export class SendInvitationHandler implements ICommandHandler<SendInvitationCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: Invitations,
    private readonly users: UserQueries,
  ) {}

  async execute({ userId, meta }: SendInvitationCommand) {
    const invitation = await this.em.fork().transactional(async (em) => {
      const user = await em.findOne(UserEntity, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!user) throw missing();
      requireState(user, 'invited', 'Only somebody who has not signed in yet can be invited again.');
      return this.invitations.open(em, userId, new Date(meta.at));
    });
    await this.invitations.send(invitation);
    return this.users.user(userId);
  }
}
