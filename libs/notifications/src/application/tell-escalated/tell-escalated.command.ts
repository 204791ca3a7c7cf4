import type { EscalatedCommand as Content } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Tells people that a ticket has climbed a step of a ladder. */
export class TellEscalatedCommand extends Command<void> {
  constructor(
    readonly content: Content,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
