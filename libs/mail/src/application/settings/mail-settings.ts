import type { EditMailSettings, MailSettingsView } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

const columns = 'acknowledge, automatic_mails_per_hour as "automaticMailsPerHour"';

/** How this installation answers by itself. One row, made by the migration. */
@Injectable()
export class MailSettings {
  constructor(private readonly database: Database) {}

  async read(): Promise<MailSettingsView> {
    const [settings] = await this.database.query<MailSettingsView & object>(`select ${columns} from mail.settings`);
    if (!settings) throw new Error('The row of mail.settings is missing');
    return settings;
  }

  async edit(changes: EditMailSettings): Promise<MailSettingsView> {
    await this.database.query(
      'update mail.settings set acknowledge = coalesce($1, acknowledge), automatic_mails_per_hour = coalesce($2, automatic_mails_per_hour)',
      [changes.acknowledge ?? null, changes.automaticMailsPerHour ?? null],
    );
    return this.read();
  }
}
