import type { EditTicketField, TicketFieldView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditFieldCommand extends Command<TicketFieldView> {
  constructor(
    readonly key: string,
    readonly changes: EditTicketField,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
