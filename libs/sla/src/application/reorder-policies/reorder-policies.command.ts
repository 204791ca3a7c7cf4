import type { SlaEffect, SlaPolicyList } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class ReorderSlaPoliciesCommand extends Command<SlaPolicyList> {
  constructor(
    readonly ids: readonly string[],
    readonly effect: SlaEffect,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
