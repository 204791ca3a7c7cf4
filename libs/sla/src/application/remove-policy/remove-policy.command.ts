import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class RemoveSlaPolicyCommand extends Command<void> {
  constructor(
    readonly policyId: string,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
