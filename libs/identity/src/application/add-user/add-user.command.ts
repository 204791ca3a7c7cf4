import type { InviteUser, UserView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Makes a user who can sign in at once: for the first admin, the demo company and imports. Everybody else is invited. */
export class AddUserCommand extends Command<UserView> {
  constructor(
    readonly user: InviteUser & { readonly password: string },
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
