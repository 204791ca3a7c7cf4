import type { UserView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Sends a new link to somebody who has not come yet; the older link ends. */
export class SendInvitationCommand extends Command<UserView> {
  constructor(
    readonly userId: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
