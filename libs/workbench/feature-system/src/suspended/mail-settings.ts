import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MailSettingsApi, Session, asProblem, failureOf, fieldProblem, type ApiProblem } from '@casewright/data-access';
import { Notices, ViewState, type Loading } from '@casewright/ui';

/** What the installation mails by itself, and the brake that keeps two machines from talking for ever. */
@Component({
  selector: 'cw-mail-settings',
  imports: [MatButton, ReactiveFormsModule, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mail-settings.html',
  styleUrl: './mail-settings.scss',
})
export class MailSettings {
  private readonly api = inject(MailSettingsApi);
  private readonly notices = inject(Notices);
  protected readonly mayEdit = inject(Session).may('mail.manage');
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly limitProblem = computed(() => fieldProblem(this.problem(), '/automaticMailsPerHour'));
  protected readonly form = inject(NonNullableFormBuilder).group({
    acknowledge: [true],
    automaticMailsPerHour: [10, [Validators.required, Validators.min(1), Validators.max(1000)]],
  });

  constructor() {
    if (!this.mayEdit) this.form.disable();
    void this.load();
  }

  protected async load(): Promise<void> {
    try {
      this.form.reset(await this.api.read());
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected async save(): Promise<void> {
    if (this.form.invalid) return;
    this.problem.set(null);
    try {
      this.form.reset(await this.api.edit(this.form.getRawValue()));
      this.notices.say('Mail settings saved');
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
