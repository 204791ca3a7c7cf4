import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TeamView, UserView } from '@casewright/contracts';
import { May, PeopleApi, asProblem, failureOf, type ApiProblem } from '@casewright/data-access';
import { Chip, Notices, Now, SidePanel, Time, ViewState, type Loading } from '@casewright/ui';
import { AccountHistory } from './account-history';
import { UserForm, type UserFormResult } from './user-form';
import { hasExpired, stateLookOf } from './words';

/** One user: who they are, what they may do, letting them in and keeping them out, and who decided it. */
@Component({
  selector: 'cw-user-panel',
  imports: [AccountHistory, Chip, MatButton, May, SidePanel, Time, UserForm, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-panel.html',
  styleUrl: './panel.scss',
})
export class UserPanel {
  /** `new` for an invitation. */
  readonly userId = input.required<string>();
  readonly teams = input.required<readonly TeamView[]>();
  readonly closed = output();
  /** Somebody was invited or changed. */
  readonly changed = output<UserView>();
  private readonly api = inject(PeopleApi);
  private readonly notices = inject(Notices);
  private readonly now = inject(Now);
  private readonly form = viewChild(UserForm);
  protected readonly user = signal<UserView | null>(null);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Deactivating asks once more, in place. */
  protected readonly confirming = linkedSignal<string, 'no' | 'yes'>({ source: this.userId, computation: () => 'no' });
  protected readonly title = computed(() => (this.userId() === 'new' ? 'Invite somebody' : (this.user()?.name ?? 'User')));
  protected readonly lookOf = (user: UserView) => stateLookOf(user, this.now.ms());
  protected readonly expired = (user: UserView): boolean => hasExpired(user, this.now.ms());

  constructor() {
    effect(() => void this.load(this.userId()));
  }

  protected async load(id: string): Promise<void> {
    this.problem.set(null);
    try {
      const user = id === 'new' ? null : await this.api.user(id);
      if (id !== this.userId()) return;
      this.user.set(user);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected async save(written: UserFormResult, version: number): Promise<void> {
    const { name, role, teamIds } = written;
    const user = this.user();
    const work = () => (user ? this.api.edit(user.id, { name, role, teamIds }, version) : this.api.invite(written));
    if (!(await this.act(work, user ? 'Saved' : `An invitation is on its way to ${written.email}`))) return;
    this.form()?.forget();
    if (!user) this.closed.emit();
  }

  protected inviteAgain({ id }: UserView): Promise<boolean> {
    return this.act(() => this.api.inviteAgain(id), 'A new invitation is on its way; the older link has ended');
  }

  protected async deactivate({ id, name, version }: UserView): Promise<void> {
    this.confirming.set('no');
    await this.act(() => this.api.deactivate(id, version), `${name} can no longer sign in`);
  }

  protected reactivate({ id, name, version }: UserView): Promise<boolean> {
    return this.act(() => this.api.reactivate(id, version), `${name} can sign in again`);
  }

  /** What was refused says why; somebody else's change is fetched, and what is typed stays. */
  private async act(work: () => Promise<UserView>, done: string): Promise<boolean> {
    this.problem.set(null);
    try {
      const user = await work();
      if (this.userId() === user.id) this.user.set(user);
      this.changed.emit(user);
      this.notices.say(done);
      return true;
    } catch (error) {
      const problem = asProblem(error);
      const user = this.user();
      if (problem.code === 'version.stale' && user) this.user.set(await this.api.user(user.id).catch(() => user));
      this.problem.set(problem);
      return false;
    }
  }
}
