import type { ForgetPerson } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class ForgetPersonCommand extends Command<void> {
  constructor(
    readonly personId: string,
    readonly request: ForgetPerson,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
