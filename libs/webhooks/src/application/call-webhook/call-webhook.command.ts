import type { WebhookCall } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CallWebhookCommand extends Command<void> {
  constructor(
    readonly call: WebhookCall,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
