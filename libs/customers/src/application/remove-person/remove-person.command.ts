import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class RemovePersonCommand extends Command<void> {
  constructor(
    readonly personId: string,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
