import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { TeamView, UserView } from '@casewright/contracts';
import { May, PagedRows, PeopleApi, roleWords } from '@casewright/data-access';
import {
  Avatar,
  Cell,
  Chip,
  CompactRow,
  Empty,
  FilterChip,
  Icon,
  ListPage,
  ListProblem,
  Now,
  PageTabs,
  PreviewPane,
  SearchField,
  Table,
  Time,
  ViewState,
  listKeys,
  type Column,
} from '@casewright/ui';
import { peopleTabs } from './people-tabs';
import { UserPanel } from './user-panel';
import { stateLookOf, stateOptions } from './words';

type Query = Partial<Record<'q' | 'role' | 'state' | 'teamId' | 'user', string | null>>;

/** Who works here: inviting, roles, teams, leaving. */
@Component({
  selector: 'cw-users-page',
  imports: [
    Avatar,
    Cell,
    Chip,
    CompactRow,
    Empty,
    FilterChip,
    Icon,
    ListPage,
    ListProblem,
    MatButton,
    May,
    PageTabs,
    PreviewPane,
    SearchField,
    Table,
    Time,
    UserPanel,
    ViewState,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './users.page.html',
  styleUrl: './people.scss',
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
  private readonly now = inject(Now);
  private readonly search = viewChild.required(SearchField);
  protected readonly tabs = peopleTabs;
  protected readonly teams = signal<readonly TeamView[]>([]);
  protected readonly roles = roleWords;
  protected readonly roleOptions = Object.entries(roleWords).map(([value, label]) => ({ value, label }));
  protected readonly stateOptions = stateOptions;
  protected readonly teamOptions = computed(() => this.teams().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly isFiltered = computed(() => !!(this.q() ?? this.role() ?? this.state() ?? this.teamId()));
  protected readonly list = new PagedRows<UserView>((cursor) =>
    this.api.users({ q: this.q(), role: this.role(), state: this.state(), teamId: this.teamId(), cursor }),
  );
  protected readonly asUser = (row: unknown): UserView => row as UserView;
  protected readonly lookOf = (user: UserView) => stateLookOf(user, this.now.ms());
  protected readonly teamsOf = (user: UserView): string => user.teams.map(({ name }) => name).join(', ');
  protected readonly chosen = (value: string | undefined): readonly string[] => (value ? [value] : []);
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Name', width: 'minmax(180px, 1fr)' },
    { id: 'email', label: 'Address', width: 'minmax(180px, 1fr)' },
    { id: 'role', label: 'Role', width: '120px' },
    { id: 'teams', label: 'Teams', width: 'minmax(160px, 1fr)' },
    { id: 'state', label: 'State', width: '170px' },
    { id: 'seen', label: 'Last sign-in', width: '110px' },
  ];

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
