import type { EditMailSettings, MailSettingsView } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

export class SaveMailSettingsCommand extends Command<MailSettingsView> {
  constructor(
    readonly changes: EditMailSettings,
    readonly expectedVersion: number | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
