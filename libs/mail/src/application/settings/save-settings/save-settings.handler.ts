import { isDeepStrictEqual } from 'node:util';
import type { MailSettingsContent } from '@casewright/contracts';
import { DomainError, type CommandMeta } from '@casewright/kernel';
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
    const { version, content: before } = await this.settings.newest();
    if (expectedVersion !== undefined && expectedVersion !== version) throw stale(version);
    const content = { ...before, ...changes };
    const isFiled = isDeepStrictEqual(content, before) || (await this.file(version + 1, content, meta));
    if (!isFiled) throw stale((await this.settings.newest()).version);
    return this.settings.view();
  }

  /** False: somebody else was faster with this version. */
  private async file(version: number, content: MailSettingsContent, { actor, at }: CommandMeta): Promise<boolean> {
    const rows = await this.database.query(
      `insert into mail.settings_versions (version, content, made_by, made_at) values ($1, $2, $3, $4) on conflict do nothing returning version`,
      [version, JSON.stringify(content), actor.id, at],
    );
    return rows.length > 0;
  }
}

const stale = (currentVersion: number) =>
  new DomainError('version.stale', 'Somebody else has changed it since you read it.', { currentVersion });
