import { missing, requireVersion } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AccountHistory } from '../history/account-history';
import { TeamEntity } from '../team.entity';
import { UserEntity } from '../user.entity';
import { RemoveTeamCommand } from './remove-team.command';

@CommandHandler(RemoveTeamCommand)
export class RemoveTeamHandler implements ICommandHandler<RemoveTeamCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly history: AccountHistory,
  ) {}

  async execute({ teamId, expectedVersion, meta }: RemoveTeamCommand): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      const team = await em.findOne(TeamEntity, { id: teamId, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!team) throw missing();
      requireVersion(team, expectedVersion);
      team.removedAt = new Date(meta.at);
      await this.history.ofTeam(em, teamId, 'removed', [], meta);
      for (const member of await em.find(UserEntity, { teamIds: { $contains: [teamId] } }, { lockMode: LockMode.PESSIMISTIC_WRITE })) {
        const before = { properties: await this.history.properties(em, member), teamIds: member.teamIds };
        member.teamIds = member.teamIds.filter((id) => id !== teamId);
        await this.history.edited(em, member, before, meta);
      }
    });
  }
}
