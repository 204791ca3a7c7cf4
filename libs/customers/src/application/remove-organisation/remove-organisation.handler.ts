import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OrganisationEntity } from '../organisation.entity';
import { missing } from '../../domain/missing';
import { requireVersion } from '../refusals';
import { RemoveOrganisationCommand } from './remove-organisation.command';

/** Its people stay, without an organisation. */
@CommandHandler(RemoveOrganisationCommand)
export class RemoveOrganisationHandler implements ICommandHandler<RemoveOrganisationCommand> {
  constructor(private readonly em: EntityManager) {}

  async execute({ organisationId, expectedVersion }: RemoveOrganisationCommand) {
    await this.em.fork().transactional(async (em) => {
      const organisation = await em.findOne(OrganisationEntity, { id: organisationId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!organisation) throw missing();
      requireVersion(organisation, expectedVersion);
      em.remove(organisation);
    });
  }
}
