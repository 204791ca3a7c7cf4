import type { SlaPolicyList } from '@casewright/contracts';
import { Command } from '@nestjs/cqrs';

export class ReorderSlaPoliciesCommand extends Command<SlaPolicyList> {
  constructor(readonly ids: readonly string[]) {
    super();
  }
}
