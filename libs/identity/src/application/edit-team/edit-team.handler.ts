import { missing, requireVersion } from '@casewright/kernel';
import { refuseTaken } from '@casewright/persistence';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changesBetween } from '../../domain/account-changes';
import { TeamQueries } from '../../read-model/team.queries';
import { AccountHistory } from '../history/account-history';
import { TeamEntity, type Team } from '../team.entity';
import { EditTeamCommand } from './edit-team.command';

@CommandHandler(EditTeamCommand)
export class EditTeamHandler implements ICommandHandler<EditTeamCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly teams: TeamQueries,
    private readonly history: AccountHistory,
  ) {}

  async execute(command: EditTeamCommand) {
    await refuseTaken('/name', 'There is a team of this name already.', () => this.em.fork().transactional((em) => this.edit(em, command)));
    return this.teams.team(command.teamId);
  }

  private async edit(em: EntityManager, { teamId, changes, expectedVersion, meta }: EditTeamCommand): Promise<void> {
    const team = await em.findOne(TeamEntity, { id: teamId, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!team) throw missing();
    requireVersion(team, expectedVersion);
    const before = propertiesOf(team);
    team.name = changes.name ?? team.name;
    team.description = changes.description ?? team.description;
    const differences = changesBetween(before, propertiesOf(team));
    if (differences.length > 0) await this.history.ofTeam(em, teamId, 'edited', differences, meta);
  }
}

const propertiesOf = ({ name, description }: Team) => ({ name, description: description || null });
