import type { SlaEffect, SlaPolicyList } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class ReorderSlaPoliciesCommand extends Command<SlaPolicyList> {
  constructor(
    readonly ids: readonly string[],
    readonly effect: SlaEffect,
    /** Of the list of policies. */
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
