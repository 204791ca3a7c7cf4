import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** The requester is to be told that their ticket will be solved or closed. */
export class WarnRequesterCommand extends Command<void> {
  constructor(
    readonly ticketId: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
