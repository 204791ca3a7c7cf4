import type { EditUser, UserView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditUserCommand extends Command<UserView> {
  constructor(
    readonly userId: string,
    readonly changes: EditUser,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
