import { refuseTaken } from '@casewright/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { domainOf, searchable } from '../../domain/names';
import { CustomerQueries } from '../../read-model/customer.queries';
import { OrganisationEntity } from '../organisation.entity';
import { PersonEntity } from '../person.entity';
import { unknownOrganisation } from '../refusals';
import { creationKey, requireSameRequest, type CreationKey } from '../repeat';
import { CreatePersonCommand } from './create-person.command';

@CommandHandler(CreatePersonCommand)
export class CreatePersonHandler implements ICommandHandler<CreatePersonCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: CustomerQueries,
  ) {}

  async execute({ person, meta }: CreatePersonCommand) {
    const key = creationKey('person', meta, person);
    await refuseTaken('/emails', 'Somebody else has one of these addresses.', () =>
      this.em.fork().transactional((em) => this.create(em, key, { person, meta })),
    );
    return this.customers.person(key.id);
  }

  private async create(em: EntityManager, key: CreationKey, { person, meta }: Pick<CreatePersonCommand, 'person' | 'meta'>) {
    const earlier = await em.findOne(PersonEntity, { id: key.id });
    if (earlier) return requireSameRequest(earlier, key);
    const email = person.emails[0] ?? '';
    const at = new Date(meta.at);
    em.create(PersonEntity, {
      ...key,
      ...person,
      email,
      organisationId: await this.organisationOf(em, person.organisationId, email),
      search: searchable(person.name, ...person.emails),
      version: 1,
      createdAt: at,
      updatedAt: at,
      removedAt: null,
    });
  }

  private async organisationOf(em: EntityManager, wanted: string | null | undefined, email: string): Promise<string | null> {
    if (wanted === null) return null;
    if (wanted === undefined) return this.customers.organisationIdOfDomain(domainOf(email));
    if ((await em.count(OrganisationEntity, { id: wanted })) === 0) throw unknownOrganisation();
    return wanted;
  }
}
