import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** A person has taken notice. */
export class AcknowledgeEscalationCommand extends Command<void> {
  constructor(
    readonly ticketId: string,
    readonly escalationId: string,
    readonly note: string | null,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
