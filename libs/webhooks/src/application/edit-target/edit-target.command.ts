import type { EditWebhookTarget } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditTargetCommand extends Command<void> {
  constructor(
    readonly id: string,
    readonly changes: EditWebhookTarget,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
