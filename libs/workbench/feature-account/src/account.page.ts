import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import type { SessionView } from '@casewright/contracts';
import { AccountApi, Session, asProblem, failureOf, fieldProblem, type ApiProblem } from '@casewright/data-access';
import { Chip, Notices, Time, ViewState, type Loading } from '@casewright/ui';

/** One's password, and where one is signed in. */
@Component({
  selector: 'cw-account-page',
  imports: [Chip, MatButton, ReactiveFormsModule, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account.page.html',
  styleUrl: './account.page.scss',
})
export class AccountPage {
  private readonly api = inject(AccountApi);
  private readonly notices = inject(Notices);
  protected readonly session = inject(Session);
  protected readonly sessions = signal<readonly SessionView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly confirming = signal<'no' | 'yes'>('no');
  protected readonly fieldProblem = fieldProblem;
  protected readonly form = inject(NonNullableFormBuilder).group({
    currentPassword: ['', Validators.required],
    newPassword: ['', [Validators.required, Validators.minLength(10)]],
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    try {
      this.sessions.set((await this.api.sessions()).items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected async changePassword(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    this.problem.set(null);
    try {
      await this.api.changePassword(this.form.getRawValue());
      this.form.reset();
      this.notices.say('Password changed; every other session was signed out');
      await this.load();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  protected async end(id: string): Promise<void> {
    await this.api.endSession(id).catch((error: unknown) => this.notices.refuse(asProblem(error).message));
    await this.load();
  }

  protected async endAll(): Promise<void> {
    await this.api.endAllSessions().catch((error: unknown) => this.notices.refuse(asProblem(error).message));
    await this.session.signOut();
  }
}
