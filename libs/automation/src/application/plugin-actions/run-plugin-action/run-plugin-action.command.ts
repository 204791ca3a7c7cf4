import type { PluginAct } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class RunPluginActionCommand extends Command<void> {
  constructor(
    readonly act: PluginAct,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
