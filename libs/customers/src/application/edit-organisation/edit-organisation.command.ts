import type { EditOrganisation, OrganisationView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditOrganisationCommand extends Command<OrganisationView> {
  constructor(
    readonly organisationId: string,
    readonly changes: EditOrganisation,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
