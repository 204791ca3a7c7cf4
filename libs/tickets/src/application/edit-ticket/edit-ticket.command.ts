import type { EditTicket } from '@casewright/contracts';
import type { Changed } from '@casewright/event-store';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import type { Ticket } from '../../domain';

/** Several properties at once: all of them change, or none. */
export class EditTicketCommand extends Command<Changed<Ticket>> {
  constructor(
    readonly data: { readonly ticketId: string; readonly changes: EditTicket },
    readonly meta: CommandMeta,
    readonly expectedVersion?: number,
  ) {
    super();
  }
}
