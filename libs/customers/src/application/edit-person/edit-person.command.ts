import type { EditPerson, PersonView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditPersonCommand extends Command<PersonView> {
  constructor(
    readonly personId: string,
    readonly changes: EditPerson,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
