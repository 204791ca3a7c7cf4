import type { EditOrganisation } from '@casewright/contracts';
import { missing, requireVersion } from '@casewright/kernel';
import { refuseTaken } from '@casewright/persistence';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isDeepStrictEqual } from 'node:util';
import { searchable } from '../../domain/names';
import { CustomerQueries } from '../../read-model/customer.queries';
import { OrganisationEntity, type Organisation } from '../organisation.entity';
import { EditOrganisationCommand } from './edit-organisation.command';

@CommandHandler(EditOrganisationCommand)
export class EditOrganisationHandler implements ICommandHandler<EditOrganisationCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: CustomerQueries,
  ) {}

  async execute(command: EditOrganisationCommand) {
    await refuseTaken('/domains', 'Another organisation has one of these domains.', () =>
      this.em.fork().transactional((em) => this.edit(em, command)),
    );
    return this.customers.organisation(command.organisationId);
  }

  private async edit(em: EntityManager, { organisationId, changes, expectedVersion, meta }: EditOrganisationCommand): Promise<void> {
    const organisation = await em.findOne(OrganisationEntity, { id: organisationId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!organisation) throw missing();
    requireVersion(organisation, expectedVersion);
    const wanted = changes.domains === undefined ? changes : { ...changes, domains: [...new Set(changes.domains)] };
    if (!differs(organisation, wanted)) return;
    Object.assign(organisation, wanted);
    organisation.search = searchable(organisation.name, ...organisation.domains);
    organisation.updatedAt = new Date(meta.at);
  }
}

const differs = (organisation: Organisation, changes: EditOrganisation): boolean =>
  Object.entries(changes).some(([field, value]) => !isDeepStrictEqual(organisation[field as keyof EditOrganisation], value));
