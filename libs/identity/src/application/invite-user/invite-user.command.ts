import type { InviteUser, UserView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class InviteUserCommand extends Command<UserView> {
  constructor(
    readonly user: InviteUser,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
