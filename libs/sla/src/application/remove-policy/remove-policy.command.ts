import type { SlaEffect } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class RemoveSlaPolicyCommand extends Command<void> {
  constructor(
    readonly policyId: string,
    readonly effect: SlaEffect,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
