import type { EditTeam, TeamView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditTeamCommand extends Command<TeamView> {
  constructor(
    readonly teamId: string,
    readonly changes: EditTeam,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
