import type { SlaPolicyContent, SlaPolicyView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CreateSlaPolicyCommand extends Command<SlaPolicyView> {
  constructor(
    readonly content: SlaPolicyContent,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
