import { missing, requireVersion } from '@casewright/kernel';
import { LockMode, raw } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OrganisationEntity } from '../organisation.entity';
import { PersonEntity } from '../person.entity';
import { RemoveOrganisationCommand } from './remove-organisation.command';

/** Its people stay, without an organisation. */
@CommandHandler(RemoveOrganisationCommand)
export class RemoveOrganisationHandler implements ICommandHandler<RemoveOrganisationCommand> {
  constructor(private readonly em: EntityManager) {}

  async execute({ organisationId, expectedVersion, meta }: RemoveOrganisationCommand) {
    await this.em.fork().transactional(async (em) => {
      const organisation = await em.findOne(OrganisationEntity, { id: organisationId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!organisation) throw missing();
      requireVersion(organisation, expectedVersion);
      // By themselves rows that go and references that are emptied have no time, and the history would not know since when.
      const at = new Date(meta.at);
      await em.nativeUpdate(PersonEntity, { organisationId }, { organisationId: null, updatedAt: at, version: raw('version + 1') });
      await em.nativeUpdate(OrganisationEntity, { id: organisationId }, { updatedAt: at });
      await em.nativeDelete(OrganisationEntity, { id: organisationId });
    });
  }
}
