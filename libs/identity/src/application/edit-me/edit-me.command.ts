import type { EditMe, MeView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditMeCommand extends Command<MeView> {
  constructor(
    readonly userId: string,
    readonly changes: EditMe,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
