import type { LadderContent, LadderView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class SaveLadderCommand extends Command<LadderView> {
  constructor(
    readonly ladderId: string,
    readonly content: LadderContent,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
