import { isDeepStrictEqual } from 'node:util';
import type { MailSettingsContent } from '@casewright/contracts';
import { DomainError, type CommandMeta } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MailSettings } from '../../../read-model/settings/mail-settings.query';
import { SaveMailSettingsCommand } from './save-settings.command';

/** Their changes go on top of whatever is newest, so losing a race is no reason to refuse them. */
const attemptsOfWhoNamesNoVersion = 5;

/** Every save that changes something is a version of its own. */
@CommandHandler(SaveMailSettingsCommand)
export class SaveMailSettingsHandler implements ICommandHandler<SaveMailSettingsCommand> {
  constructor(
    private readonly settings: MailSettings,
    private readonly database: Database,
  ) {}

  async execute(command: SaveMailSettingsCommand) {
    const attempts = command.expectedVersion === undefined ? attemptsOfWhoNamesNoVersion : 1;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      if (await this.save(command)) return this.settings.view();
    }
    throw stale((await this.settings.newest()).version);
  }

  /** False: somebody else was faster. */
  private async save({ changes, expectedVersion, meta }: SaveMailSettingsCommand): Promise<boolean> {
    const { version, content: before } = await this.settings.newest();
    if (expectedVersion !== undefined && expectedVersion !== version) throw stale(version);
    const content = { ...before, ...changes };
    return isDeepStrictEqual(content, before) || this.file(version + 1, content, meta);
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

const stale = (currentVersion: number) =>
  new DomainError('version.stale', 'Somebody else has changed it since you read it.', { currentVersion });
