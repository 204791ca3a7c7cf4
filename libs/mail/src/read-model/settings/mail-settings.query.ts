import {
  UserDirectory,
  type ListMailSettingsVersions,
  type MailSettingsContent,
  type MailSettingsVersionList,
  type MailSettingsView,
} from '@casewright/contracts';
import { filedVersions } from '@casewright/http';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

interface FiledSettings {
  readonly version: number;
  readonly content: MailSettingsContent;
  readonly madeAt: Date;
}

const filing = { table: 'mail.settings_versions', column: 'name' };

/** How this installation answers by itself, and who changed that when. */
@Injectable()
export class MailSettings {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
  ) {}

  /** The first version is made by the migration. */
  async newest(): Promise<FiledSettings> {
    const [settings] = await this.database.query<FiledSettings & object>(
      'select version, content, made_at as "madeAt" from mail.settings_versions order by version desc limit 1',
    );
    if (!settings) throw new Error('The first version of the mail settings is missing');
    return settings;
  }

  async view(): Promise<MailSettingsView> {
    const { version, content, madeAt } = await this.newest();
    return { version, ...content, updatedAt: madeAt.toISOString() };
  }

  versions(page: ListMailSettingsVersions): Promise<MailSettingsVersionList> {
    return filedVersions<MailSettingsContent>({ database: this.database, users: this.users }, filing, 'mail', page);
  }
}
