import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { TeamView } from '@casewright/contracts';
import { May, PagedRows, PeopleApi } from '@casewright/data-access';
import {
  Cell,
  CompactRow,
  Empty,
  Icon,
  ListPage,
  ListProblem,
  PageTabs,
  PreviewPane,
  Table,
  ViewState,
  listKeys,
  type Column,
} from '@casewright/ui';
import { peopleTabs } from './people-tabs';
import { TeamPanel } from './team-panel';

/** The teams that tickets go to. */
@Component({
  selector: 'cw-teams-page',
  imports: [Cell, CompactRow, Empty, Icon, ListPage, ListProblem, MatButton, May, PageTabs, PreviewPane, Table, TeamPanel, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './teams.page.html',
  styleUrl: './people.scss',
})
export class TeamsPage {
  /** From the URL: the team that is open, or `new`. */
  readonly team = input<string>();
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  protected readonly tabs = peopleTabs;
  protected readonly list = new PagedRows<TeamView>((cursor) => this.api.teams(cursor));
  protected readonly opened = computed(() => this.list.rows().find(({ id }) => id === this.team()) ?? null);
  protected readonly asTeam = (row: unknown): TeamView => row as TeamView;
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Team', width: 'minmax(180px, 1fr)' },
    { id: 'description', label: 'For', width: 'minmax(220px, 2fr)' },
    { id: 'members', label: 'Members', width: '100px', align: 'end' },
  ];

  constructor() {
    void this.list.load();
    listKeys({
      title: 'Teams',
      ids: () => this.list.rows().map(({ id }) => id),
      opened: this.team,
      open: (team) => this.go(team),
    });
  }

  protected go(team: string | null): void {
    void this.router.navigate([], { queryParams: { team } });
  }
}
