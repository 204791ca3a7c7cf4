import { refuseTaken } from '@casewright/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { searchable } from '../../domain/names';
import { CustomerQueries } from '../../read-model/customer.queries';
import { OrganisationEntity } from '../organisation.entity';
import { creationKey, requireSameRequest } from '../repeat';
import { CreateOrganisationCommand } from './create-organisation.command';

@CommandHandler(CreateOrganisationCommand)
export class CreateOrganisationHandler implements ICommandHandler<CreateOrganisationCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: CustomerQueries,
  ) {}

  async execute({ organisation, meta }: CreateOrganisationCommand) {
    const key = creationKey('organisation', meta, organisation);
    const at = new Date(meta.at);
    await refuseTaken('/domains', 'Another organisation has one of these domains.', () =>
      this.em.fork().transactional(async (em) => {
        const earlier = await em.findOne(OrganisationEntity, { id: key.id });
        if (earlier) return requireSameRequest(earlier, key);
        const domains = [...new Set(organisation.domains)];
        const search = searchable(organisation.name, ...domains);
        em.create(OrganisationEntity, { ...key, ...organisation, domains, search, version: 1, createdAt: at, updatedAt: at });
      }),
    );
    return this.customers.organisation(key.id);
  }
}
