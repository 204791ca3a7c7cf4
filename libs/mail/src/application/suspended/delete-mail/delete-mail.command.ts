import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class DeleteMail extends Command<void> {
  constructor(
    readonly messageId: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
