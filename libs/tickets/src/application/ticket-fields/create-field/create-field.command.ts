import type { CreateTicketField, TicketFieldView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CreateFieldCommand extends Command<TicketFieldView> {
  constructor(
    readonly field: CreateTicketField,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
