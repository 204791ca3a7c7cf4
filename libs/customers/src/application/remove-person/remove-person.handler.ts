import { missing, requireVersion } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonEntity } from '../person.entity';
import { RemovePersonCommand } from './remove-person.command';

/** Takes a person off the lists. Their tickets still name them; their addresses are free, so a later mail makes a new person. */
@CommandHandler(RemovePersonCommand)
export class RemovePersonHandler implements ICommandHandler<RemovePersonCommand> {
  constructor(private readonly em: EntityManager) {}

  async execute({ personId, expectedVersion, meta }: RemovePersonCommand) {
    await this.em.fork().transactional(async (em) => {
      const person = await em.findOne(PersonEntity, { id: personId, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!person) throw missing();
      requireVersion(person, expectedVersion);
      person.emails = [];
      person.removedAt = new Date(meta.at);
      person.updatedAt = person.removedAt;
    });
  }
}
