import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MeView, SessionView } from '@casewright/contracts';
import { AccountApi, Session, asProblem, failureOf, roleWords } from '@casewright/data-access';
import { Chip, Notices, Time, ViewState, type Loading } from '@casewright/ui';
import { ChangePassword } from './change-password';
import { OwnName } from './own-name';

/** One's name and password, and where one is signed in. */
@Component({
  selector: 'cw-account-page',
  imports: [ChangePassword, Chip, MatButton, OwnName, Time, ViewState],
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
  protected readonly confirming = signal<'no' | 'yes'>('no');
  protected readonly roles = roleWords;
  protected readonly teamsOf = ({ teams }: MeView): string => teams.map(({ name }) => name).join(', ');

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
