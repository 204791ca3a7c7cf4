import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Answers with the new secret, which nobody is shown again. */
export class RenewSecretCommand extends Command<string> {
  constructor(
    readonly id: string,
    readonly secret: string | undefined,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
