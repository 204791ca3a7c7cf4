import type { UserView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Signs somebody out everywhere and keeps them out. Their name stays on what they did. */
export class DeactivateUserCommand extends Command<UserView> {
  constructor(
    readonly userId: string,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
