import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Its members leave it. Tickets that name it go on showing its name. */
export class RemoveTeamCommand extends Command<void> {
  constructor(
    readonly teamId: string,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
