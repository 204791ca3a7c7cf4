import type { RemindCommand as Content } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Tells somebody of a reminder that they set themselves. */
export class TellRemindedCommand extends Command<void> {
  constructor(
    readonly content: Content,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
