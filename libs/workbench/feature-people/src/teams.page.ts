import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { TeamView } from '@casewright/contracts';
import { May, PeopleApi, asProblem, failureOf, fieldProblem, type ApiProblem } from '@casewright/data-access';
import { Cell, CompactRow, Empty, Icon, ListPage, Notices, SidePanel, Table, ViewState, type Column, type Loading } from '@casewright/ui';
import { PeopleTabs } from './people-tabs';

/** Teams: whose tickets are whose. */
@Component({
  selector: 'cw-teams-page',
  imports: [Cell, CompactRow, Empty, Icon, ListPage, MatButton, May, PeopleTabs, SidePanel, Table, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './teams.page.html',
  styleUrls: ['./people.scss', './form.scss'],
})
export class TeamsPage {
  /** From the URL: the team that is open, or `new`. */
  readonly team = input<string>();
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly teams = signal<readonly TeamView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly opened = computed(() => this.teams().find((team) => team.id === this.team()) ?? null);
  protected readonly name = linkedSignal(() => this.opened()?.name ?? '');
  protected readonly description = linkedSignal(() => this.opened()?.description ?? '');
  protected readonly confirming = linkedSignal<string | undefined, 'no' | 'yes'>({ source: this.team, computation: () => 'no' });
  protected readonly fieldProblem = fieldProblem;
  protected readonly asTeam = (row: unknown): TeamView => row as TeamView;
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Team', width: 'minmax(180px, 1fr)' },
    { id: 'description', label: 'For', width: 'minmax(220px, 2fr)' },
    { id: 'members', label: 'Members', width: '100px', align: 'end' },
  ];

  constructor() {
    void this.load();
  }

  protected go(team: string | null): void {
    this.problem.set(null);
    void this.router.navigate([], { queryParams: { team } });
  }

  protected async load(): Promise<void> {
    try {
      this.teams.set((await this.api.teams()).items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected save(): Promise<void> {
    const team = this.opened();
    const content = { name: this.name().trim(), description: this.description().trim() };
    return this.act(() => (team ? this.api.editTeam(team.id, content, team.version) : this.api.createTeam(content)), 'Saved');
  }

  protected remove(team: TeamView): Promise<void> {
    return this.act(() => this.api.removeTeam(team.id), `${team.name} is gone; its tickets belong to nobody now`);
  }

  private async act(work: () => Promise<unknown>, done: string): Promise<void> {
    this.problem.set(null);
    try {
      await work();
      this.notices.say(done);
      this.go(null);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
    await this.load();
  }
}
