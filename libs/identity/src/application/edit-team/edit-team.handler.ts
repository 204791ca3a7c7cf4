import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TeamQueries } from '../../read-model/team.queries';
import { missing, refuseTaken, requireVersion } from '../refusals';
import { TeamEntity } from '../team.entity';
import { EditTeamCommand } from './edit-team.command';

@CommandHandler(EditTeamCommand)
export class EditTeamHandler implements ICommandHandler<EditTeamCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly teams: TeamQueries,
  ) {}

  async execute({ teamId, changes, expectedVersion }: EditTeamCommand) {
    await refuseTaken('/name', 'There is a team of this name already.', () =>
      this.em.fork().transactional(async (em) => {
        const team = await em.findOne(TeamEntity, { id: teamId, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
        if (!team) throw missing();
        requireVersion(team, expectedVersion);
        team.name = changes.name ?? team.name;
        team.description = changes.description ?? team.description;
      }),
    );
    return this.teams.team(teamId);
  }
}
