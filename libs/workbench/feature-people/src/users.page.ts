import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { TeamView, UserView } from '@casewright/contracts';
import { May, PagedRows, PeopleApi } from '@casewright/data-access';
import { Empty, Icon, ListPage, ListProblem, PageTabs, PreviewPane, SearchField, ViewState, listKeys } from '@casewright/ui';
import { peopleTabs } from './people-tabs';
import { UserFilters } from './user-filters';
import { UserPanel } from './user-panel';
import { UserTable } from './user-table';

type Query = Partial<Record<'q' | 'role' | 'state' | 'teamId' | 'user', string | null>>;

/** Who works here: inviting, roles, teams, leaving. */
@Component({
  selector: 'cw-users-page',
  imports: [
    ...[Empty, Icon, ListPage, ListProblem, MatButton, May, PageTabs, PreviewPane, SearchField, ViewState],
    ...[UserFilters, UserPanel, UserTable],
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './users.page.html',
  styles: ':host { display: block; height: 100%; }',
})
export class UsersPage {
  /** From the URL: what is searched and filtered for, and who is open (`new` for an invitation). */
  readonly q = input<string>();
  readonly role = input<string>();
  readonly state = input<string>();
  readonly teamId = input<string>();
  readonly user = input<string>();
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  private readonly search = viewChild.required(SearchField);
  protected readonly tabs = peopleTabs;
  protected readonly teams = signal<readonly TeamView[]>([]);
  protected readonly isFiltered = computed(() => !!(this.q() ?? this.role() ?? this.state() ?? this.teamId()));
  protected readonly list = new PagedRows<UserView>((cursor) =>
    this.api.users({ q: this.q(), role: this.role(), state: this.state(), teamId: this.teamId(), cursor }),
  );

  constructor() {
    effect(() => {
      this.q();
      this.role();
      this.state();
      this.teamId();
      void this.list.load();
    });
    void this.api.teams().then(
      ({ items }) => this.teams.set(items),
      () => undefined,
    );
    listKeys({
      title: 'People',
      ids: () => this.list.rows().map(({ id }) => id),
      opened: this.user,
      open: (user) => this.go({ user }),
      more: () => void this.list.more(),
      search: () => this.search().element,
    });
  }

  protected go(queryParams: Query): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected changed(user: UserView): void {
    this.list.replace(user);
    void this.list.refresh();
  }
}
