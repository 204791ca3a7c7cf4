import type { ReleasedMailView, ReleaseSuspendedMail } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class ReleaseMail extends Command<ReleasedMailView> {
  constructor(
    readonly messageId: string,
    readonly request: ReleaseSuspendedMail,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
