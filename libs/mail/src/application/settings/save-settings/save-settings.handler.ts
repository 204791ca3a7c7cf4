import { saveVersion } from '@casewright/commands';
import type { MailSettingsContent } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MailSettings } from '../../../read-model/settings/mail-settings.query';
import { SaveMailSettingsCommand } from './save-settings.command';

/** Every save that changes something is a version of its own. */
@CommandHandler(SaveMailSettingsCommand)
export class SaveMailSettingsHandler implements ICommandHandler<SaveMailSettingsCommand> {
  constructor(
    private readonly settings: MailSettings,
    private readonly database: Database,
  ) {}

  async execute({ changes, expectedVersion, meta }: SaveMailSettingsCommand) {
    const document = {
      newest: () => this.settings.newest(),
      file: (version: number, content: MailSettingsContent) => this.file(version, content, meta),
    };
    await saveVersion(document, (before) => ({ ...before, ...changes }), expectedVersion);
    return this.settings.view();
  }

  /** False: there is such a version by now. */
  private async file(version: number, content: MailSettingsContent, { actor, at }: CommandMeta): Promise<boolean> {
    const rows = await this.database.query(
      `insert into mail.settings_versions (version, content, made_by, made_at) values ($1, $2, $3, $4) on conflict do nothing returning version`,
      [version, JSON.stringify(content), actor.id, at],
    );
    return rows.length > 0;
  }
}
