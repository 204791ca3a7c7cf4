import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import type { MeView, SessionView } from '@casewright/contracts';
import { AccountApi, Session, asProblem, failureOf, roleWords } from '@casewright/data-access';
import { Chip, Notices, Time, ViewState, type Loading } from '@casewright/ui';
import { ChangePassword } from './change-password';

/** One's name and password, and where one is signed in. */
@Component({
  selector: 'cw-account-page',
  imports: [ChangePassword, Chip, MatButton, ReactiveFormsModule, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account.page.html',
  styleUrls: ['./account.page.scss', './account-parts.scss'],
})
export class AccountPage {
  private readonly api = inject(AccountApi);
  private readonly notices = inject(Notices);
  protected readonly session = inject(Session);
  protected readonly sessions = signal<readonly SessionView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly nameProblem = signal('');
  protected readonly confirming = signal<'no' | 'yes'>('no');
  protected readonly roles = roleWords;
  protected readonly teamsOf = ({ teams }: MeView): string => teams.map(({ name }) => name).join(', ');
  protected readonly nameForm = inject(NonNullableFormBuilder).group({
    name: [this.session.me()?.name ?? '', [Validators.required, Validators.pattern(/\S/)]],
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

  protected async rename(): Promise<void> {
    if (this.nameForm.invalid) return;
    this.nameProblem.set('');
    try {
      const { name } = await this.api.rename(this.nameForm.getRawValue().name.trim());
      this.nameForm.reset({ name });
      this.notices.say('Name saved');
      await this.session.renew();
    } catch (error) {
      this.nameProblem.set(asProblem(error).message);
    }
  }

  protected async end({ id, device }: SessionView): Promise<void> {
    try {
      await this.api.endSession(id);
      this.notices.say(`${device} is signed out`);
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    }
    await this.load();
  }

  /** Only what was really ended is left behind. */
  protected async endAll(): Promise<void> {
    try {
      await this.api.endAllSessions();
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
      return;
    }
    await this.session.signOut();
  }
}
