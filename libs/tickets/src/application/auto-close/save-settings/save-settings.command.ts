import type { AutoCloseContent, AutoCloseView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class SaveAutoCloseCommand extends Command<AutoCloseView> {
  constructor(
    readonly content: AutoCloseContent,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
