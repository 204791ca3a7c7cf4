import type { CreateOrganisation, OrganisationView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CreateOrganisationCommand extends Command<OrganisationView> {
  constructor(
    readonly organisation: CreateOrganisation,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
