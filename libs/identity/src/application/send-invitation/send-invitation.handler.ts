import { missing } from '@casewright/kernel';
import { UnitOfWork } from '@casewright/persistence';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requireState } from '../../domain/user';
import { UserQueries } from '../../read-model/user.queries';
import { AccountHistory } from '../history/account-history';
import { Invitations } from '../invitations';
import { UserEntity } from '../user.entity';
import { SendInvitationCommand } from './send-invitation.command';

@CommandHandler(SendInvitationCommand)
export class SendInvitationHandler implements ICommandHandler<SendInvitationCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: Invitations,
    private readonly users: UserQueries,
    private readonly history: AccountHistory,
    private readonly unit: UnitOfWork,
  ) {}

  async execute(command: SendInvitationCommand) {
    await this.unit.run(() => this.send(command));
    return this.users.user(command.userId);
  }

  private async send({ userId, meta }: SendInvitationCommand): Promise<void> {
    const invitation = await this.em.fork().transactional(async (em) => {
      const user = await em.findOne(UserEntity, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!user) throw missing();
      requireState(user, 'invited', 'Only somebody who has not signed in yet can be invited again.');
      await this.history.ofUser(em, userId, 'invited', [], meta);
      return this.invitations.open(em, userId, new Date(meta.at));
    });
    await this.invitations.send(invitation);
  }
}
