import type { RuleContent } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Replays a draft over recorded history. Answers with the id of the backtest. */
export class StartBacktestCommand extends Command<string> {
  constructor(
    readonly ruleId: string,
    readonly window: { readonly from: Date; readonly to: Date },
    /** The draft as it is written; undefined: as it is saved. */
    readonly content: RuleContent | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
