import type { CreateTeam, TeamView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CreateTeamCommand extends Command<TeamView> {
  constructor(
    readonly team: CreateTeam,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
