import type { TicketFieldView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Puts a field away, or back: `to` is what it is afterwards. */
export class ArchiveFieldCommand extends Command<TicketFieldView> {
  constructor(
    readonly key: string,
    readonly to: 'archived' | 'in-use',
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
