import type { EditSlaPolicy, SlaPolicyView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class EditSlaPolicyCommand extends Command<SlaPolicyView> {
  constructor(
    readonly policyId: string,
    readonly changes: EditSlaPolicy,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
