import type { SlaChangeDraft } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Rehearses a draft over the last days. Answers with the id of the rehearsal. */
export class StartRehearsalCommand extends Command<string> {
  constructor(
    readonly change: SlaChangeDraft,
    readonly days: number,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
