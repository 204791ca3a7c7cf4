import type { TellCommand as Content } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Tells a person or a team about a ticket, on behalf of a rule. */
export class TellCommand extends Command<void> {
  constructor(
    readonly content: Content,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
