import { ticketCommands, type TicketCommandType } from '@casewright/contracts';
import type { Changed } from '@casewright/event-store';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import type { z } from 'zod';
import type { Ticket } from '../domain';

type CommandData<Type extends TicketCommandType> = z.output<(typeof ticketCommands)[Type]>;

export interface AnyTicketCommand {
  readonly data: { readonly ticketId: string };
  readonly meta: CommandMeta;
  /** From If-Match. */
  readonly expectedVersion?: number | undefined;
}

/** The class of a command whose data the contracts describe: `class TagTicketCommand extends ticketCommand('ticket.tag') {}`. */
export function ticketCommand<Type extends TicketCommandType>(type: Type) {
  return class extends Command<Changed<Ticket>> implements AnyTicketCommand {
    static readonly type = type;
    static readonly schema = ticketCommands[type];

    constructor(
      readonly data: CommandData<Type>,
      readonly meta: CommandMeta,
      readonly expectedVersion?: number,
    ) {
      super();
    }
  };
}
