import type { ImportTicket } from '@casewright/contracts';
import type { Changed } from '@casewright/event-store';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import type { Ticket } from '../../domain';

/** `meta.commandId` names the ticket in the other system, so that it is taken over once. */
export class ImportTicketCommand extends Command<Changed<Ticket>> {
  constructor(
    readonly data: { readonly ticketId: string; readonly uploaderId: string; readonly request: ImportTicket },
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
