import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class StartEscalationCommand extends Command<void> {
  constructor(
    readonly ticketId: string,
    readonly ladderId: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
