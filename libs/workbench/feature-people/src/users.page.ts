import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { TeamView, UserView } from '@casewright/contracts';
import { May, PeopleApi, asProblem, failureOf } from '@casewright/data-access';
import {
  Avatar,
  Cell,
  Chip,
  CompactRow,
  Empty,
  Icon,
  ListPage,
  Notices,
  SidePanel,
  Table,
  Time,
  ViewState,
  type Column,
  type Loading,
} from '@casewright/ui';
import { PeopleTabs } from './people-tabs';
import { UserForm, type UserFormResult } from './user-form';
import { roleWords, stateLooks } from './words';

/** Who works here: inviting, roles, teams, leaving. */
@Component({
  selector: 'cw-users-page',
  imports: [Avatar, Cell, Chip, CompactRow, Empty, Icon, ListPage, MatButton, May, PeopleTabs, SidePanel, Table, Time, UserForm, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './users.page.html',
  styleUrl: './people.scss',
})
export class UsersPage {
  /** From the URL: what is searched for, and who is open (`new` for an invitation). */
  readonly q = input<string>();
  readonly user = input<string>();
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly users = signal<readonly UserView[]>([]);
  protected readonly teams = signal<readonly TeamView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly problem = signal<ReturnType<typeof asProblem> | null>(null);
  protected readonly opened = computed(() => this.users().find((user) => user.id === this.user()) ?? null);
  protected readonly roles = roleWords;
  protected readonly states = stateLooks;
  protected readonly asUser = (row: unknown): UserView => row as UserView;
  protected readonly teamsOf = (user: UserView): string => user.teams.map(({ name }) => name).join(', ');
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Name', width: 'minmax(180px, 1fr)' },
    { id: 'email', label: 'Address', width: 'minmax(180px, 1fr)' },
    { id: 'role', label: 'Role', width: '120px' },
    { id: 'teams', label: 'Teams', width: 'minmax(160px, 1fr)' },
    { id: 'state', label: 'State', width: '130px' },
    { id: 'seen', label: 'Last sign-in', width: '130px' },
  ];

  constructor() {
    effect(() => void this.load(this.q()));
  }

  protected go(queryParams: { q?: string | null; user?: string | null }): void {
    this.problem.set(null);
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async load(q: string | undefined): Promise<void> {
    try {
      const [users, teams] = await Promise.all([this.api.users(q ? { q } : {}), this.api.teams()]);
      this.users.set(users.items);
      this.teams.set(teams.items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected save(result: UserFormResult): Promise<void> {
    const { name, role, teamIds } = result;
    const user = this.opened();
    if (!user) return this.act(() => this.api.invite(result), `An invitation is on its way to ${result.email}`, 'close');
    return this.act(() => this.api.edit(user.id, { name, role, teamIds }, user.version), 'Saved', 'stay');
  }

  protected inviteAgain(user: UserView): Promise<void> {
    return this.act(() => this.api.inviteAgain(user.id), `A new invitation is on its way; the older link has ended`, 'stay');
  }

  protected async deactivate(user: UserView): Promise<void> {
    await this.act(() => this.api.deactivate(user.id), '', 'stay');
    if (!this.problem()) this.notices.offerUndo(`${user.name} can no longer sign in`, () => void this.reactivate(user));
  }

  protected reactivate(user: UserView): Promise<void> {
    return this.act(() => this.api.reactivate(user.id), `${user.name} can sign in again`, 'stay');
  }

  private async act(work: () => Promise<unknown>, done: string, after: 'close' | 'stay'): Promise<void> {
    this.problem.set(null);
    try {
      await work();
      if (done) this.notices.say(done);
      if (after === 'close') this.go({ user: null });
    } catch (error) {
      this.problem.set(asProblem(error));
    }
    await this.load(this.q());
  }
}
