import type { LadderContent, LadderView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class CreateLadderCommand extends Command<LadderView> {
  constructor(
    readonly content: LadderContent,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
