import { refuseTaken } from '@casewright/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changesBetween } from '../../domain/account-changes';
import { TeamQueries } from '../../read-model/team.queries';
import { creationKey, requireSameRequest, type CreationKey } from '../creation-key';
import { AccountHistory } from '../history/account-history';
import { TeamEntity } from '../team.entity';
import { CreateTeamCommand } from './create-team.command';

@CommandHandler(CreateTeamCommand)
export class CreateTeamHandler implements ICommandHandler<CreateTeamCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly teams: TeamQueries,
    private readonly history: AccountHistory,
  ) {}

  async execute(command: CreateTeamCommand) {
    const key = creationKey('team', command.meta, command.team);
    await refuseTaken('/name', 'There is a team of this name already.', () =>
      this.em.fork().transactional((em) => this.create(em, key, command)),
    );
    return this.teams.team(key.id);
  }

  private async create(em: EntityManager, key: CreationKey, { team, meta }: CreateTeamCommand): Promise<void> {
    const earlier = await em.findOne(TeamEntity, { id: key.id });
    if (earlier) return requireSameRequest(earlier, key);
    em.create(TeamEntity, { ...key, ...team, version: 1, createdAt: new Date(meta.at), removedAt: null });
    await this.history.ofTeam(em, key.id, 'created', changesBetween({}, { ...team, description: team.description || null }), meta);
  }
}
