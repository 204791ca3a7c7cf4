import type { CreateSlaPolicy, SlaPolicyView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CreateSlaPolicyCommand extends Command<SlaPolicyView> {
  constructor(
    readonly policy: CreateSlaPolicy,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
