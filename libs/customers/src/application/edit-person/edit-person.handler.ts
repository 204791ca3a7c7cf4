import type { EditPerson } from '@casewright/contracts';
import { missing, requireVersion } from '@casewright/kernel';
import { refuseTaken } from '@casewright/persistence';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isDeepStrictEqual } from 'node:util';
import { searchable } from '../../domain/names';
import { CustomerQueries } from '../../read-model/customer.queries';
import { OrganisationEntity } from '../organisation.entity';
import { PersonEntity, type Person } from '../person.entity';
import { unknownOrganisation } from '../refusals';
import { EditPersonCommand } from './edit-person.command';

@CommandHandler(EditPersonCommand)
export class EditPersonHandler implements ICommandHandler<EditPersonCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: CustomerQueries,
  ) {}

  async execute(command: EditPersonCommand) {
    await refuseTaken('/emails', 'Somebody else has one of these addresses.', () =>
      this.em.fork().transactional((em) => this.edit(em, command)),
    );
    return this.customers.person(command.personId);
  }

  private async edit(em: EntityManager, { personId, changes, expectedVersion, meta }: EditPersonCommand): Promise<void> {
    const person = await em.findOne(PersonEntity, { id: personId, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!person) throw missing();
    requireVersion(person, expectedVersion);
    if (changes.organisationId && (await em.count(OrganisationEntity, { id: changes.organisationId })) === 0) throw unknownOrganisation();
    if (!differs(person, changes)) return;
    Object.assign(person, changes);
    person.email = person.emails[0] ?? person.email;
    person.search = searchable(person.name, ...person.emails);
    person.updatedAt = new Date(meta.at);
  }
}

const differs = (person: Person, changes: EditPerson): boolean =>
  Object.entries(changes).some(([field, value]) => !isDeepStrictEqual(person[field as keyof EditPerson], value));
