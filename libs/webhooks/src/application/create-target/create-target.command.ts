import type { CreateWebhookTarget } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Answers with the secret, which nobody is shown again. */
export class CreateTargetCommand extends Command<{ readonly id: string; readonly secret: string }> {
  constructor(
    readonly target: CreateWebhookTarget,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
