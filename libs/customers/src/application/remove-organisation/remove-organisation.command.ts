import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class RemoveOrganisationCommand extends Command<void> {
  constructor(
    readonly organisationId: string,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
