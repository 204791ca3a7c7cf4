import type { CreatePerson, PersonView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CreatePersonCommand extends Command<PersonView> {
  constructor(
    readonly person: CreatePerson,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
