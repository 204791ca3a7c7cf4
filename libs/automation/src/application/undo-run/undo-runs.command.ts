import type { UndoResultView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import type { UndoPlan } from '../../read-model/undo/undo-plans.query';

/** Takes back, or does again, what a plan says can be. A repeat under the same command id does nothing twice. */
export class UndoRunsCommand extends Command<UndoResultView> {
  constructor(
    readonly plan: UndoPlan,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
