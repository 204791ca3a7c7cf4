import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** A ticket has waited long enough to be solved or closed. */
export class TakeStepCommand extends Command<void> {
  constructor(
    readonly ticketId: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
