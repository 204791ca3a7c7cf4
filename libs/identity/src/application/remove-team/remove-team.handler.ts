import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { missing, requireVersion } from '../refusals';
import { TeamEntity } from '../team.entity';
import { RemoveTeamCommand } from './remove-team.command';

@CommandHandler(RemoveTeamCommand)
export class RemoveTeamHandler implements ICommandHandler<RemoveTeamCommand> {
  constructor(private readonly em: EntityManager) {}

  async execute({ teamId, expectedVersion, meta }: RemoveTeamCommand): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      const team = await em.findOne(TeamEntity, { id: teamId, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!team) throw missing();
      requireVersion(team, expectedVersion);
      team.removedAt = new Date(meta.at);
      await em.execute(
        `update identity.users set team_ids = array_remove(team_ids, ?::uuid), version = version + 1 where team_ids @> array[?::uuid]`,
        [teamId, teamId],
      );
    });
  }
}
