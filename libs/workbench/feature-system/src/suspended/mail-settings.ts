import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MailSettingsContent, MailSettingsView } from '@casewright/contracts';
import { Editing, MailSettingsApi, Session, fieldProblem, refusalBesideFields, type Row } from '@casewright/data-access';
import { Notices, RestoredLine, Section, StaleNotice, VersionList, ViewState } from '@casewright/ui';
import { atFirst, contentOf, limitProblem, linesOf } from './mail-settings-content';

/** There is one of it, so it needs no id of its own. */
const only = 'all';
const rowOf = (view: MailSettingsView): MailSettingsView & Row => ({ ...view, id: only });

/** What the installation mails by itself, the brake that keeps two machines from talking for ever, and who changed them. */
@Component({
  selector: 'cw-mail-settings',
  imports: [MatButton, RestoredLine, Section, StaleNotice, VersionList, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mail-settings.html',
  styleUrl: './mail-settings.scss',
})
export class MailSettings {
  private readonly api = inject(MailSettingsApi);
  private readonly notices = inject(Notices);
  protected readonly mayEdit = inject(Session).may('mail.manage');
  protected readonly editing = new Editing<MailSettingsView & Row, MailSettingsContent>({
    kind: 'mail-settings',
    fresh: atFirst,
    contentOf,
    read: async () => rowOf(await this.api.read()),
    create: async (content) => rowOf(await this.api.edit(content, 0)),
    edit: async (_, content, version) => rowOf(await this.api.edit(content, version)),
    versions: () => this.api.versions(),
    linesOf,
  });
  protected readonly limitProblem = computed(
    () => fieldProblem(this.editing.refusal(), '/automaticMailsPerHour') ?? limitProblem(this.editing.content()),
  );
  protected readonly isStale = computed(() => this.editing.refusal()?.code === 'version.stale');
  protected readonly refusal = computed(() => refusalBesideFields(this.editing.refusal()));

  constructor() {
    void this.load();
  }

  protected load(): Promise<void> {
    return this.editing.load(only);
  }

  protected write(change: Partial<MailSettingsContent>): void {
    this.editing.write(change);
    this.editing.refusal.set(null);
  }

  protected async save(how: 'save' | 'insist'): Promise<void> {
    if (this.limitProblem() === null && (await this.editing[how]())) this.notices.say('Mail settings saved');
  }
}
