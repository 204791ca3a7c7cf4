import type { SetUp } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import type { Origin } from '../origin';
import type { SignedIn } from '../signed-in';

export class SetUpCommand extends Command<SignedIn & { readonly deviceToken: string }> {
  constructor(
    readonly firstAdmin: SetUp,
    readonly origin: Origin,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
