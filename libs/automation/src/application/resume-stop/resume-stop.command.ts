import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** Lets go on what a stop still holds. Answers how many rules that were; a repeat answers 0. */
export class ResumeStopCommand extends Command<number> {
  constructor(
    readonly stopId: string,
    readonly reason: string | null,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
