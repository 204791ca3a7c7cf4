import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { QueueFilter, SlaAttainmentView } from '@casewright/contracts';
import { Session } from '@casewright/data-access';
import { BoardPage, Failed, PageTabs, whileShown } from '@casewright/ui';
import { ClockNumbers } from './clock-numbers';
import { AttainmentStore } from './attainment.store';
import { dashboardTabs } from '../dashboard-tabs';
import { FigurePanel } from '../figure-panel';
import { attainment } from '../figures';
import { forbidden } from '../forbidden';
import { chosenPeriod, periods } from '../periods';
import { ClockFilterBar } from '../clock-filter-bar';
import { chosenFilters } from '../clock-filters';
import { LengthChoice } from '../length-choice';

const names = ['target', 'teamId', 'priority'] as const;
const refreshEvery = 60_000;

/** How often the promises were kept: every number and every bar opens the queue with the tickets behind it. */
@Component({
  selector: 'cw-attainment-page',
  imports: [BoardPage, ClockFilterBar, ClockNumbers, Failed, FigurePanel, LengthChoice, PageTabs],
  providers: [AttainmentStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './attainment.page.html',
  styleUrl: '../dashboard.page.scss',
})
export class AttainmentPage {
  protected readonly store = inject(AttainmentStore);
  private readonly router = inject(Router);
  protected readonly mayLook = inject(Session).may('report.view');
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly forbidden = forbidden;
  protected readonly tabs = dashboardTabs;
  protected readonly periods = periods;
  protected readonly days = computed(() => chosenPeriod(this.params()['days'] as string | undefined));
  protected readonly period = computed(() => `tickets opened in the last ${this.days()} days`);
  protected readonly names = names;
  protected readonly chosen = computed(() => chosenFilters(this.params(), names));
  protected readonly total = computed(() => this.store.target.view()?.total ?? null);
  protected readonly trend = computed(() => gridOf(this.store.week.view()));
  protected readonly panels = computed(() => [
    { title: 'By target', figure: this.store.target, grid: gridOf(this.store.target.view()), note: '' },
    { title: 'By team', figure: this.store.team, grid: gridOf(this.store.team.view()), note: '' },
    { title: 'By priority', figure: this.store.priority, grid: gridOf(this.store.priority.view()), note: '' },
    {
      title: 'By organisation',
      figure: this.store.organisation,
      grid: gridOf(this.store.organisation.view()),
      note: leftOutWords(this.store.organisation.view()),
    },
  ]);

  constructor() {
    if (!this.mayLook) return;
    effect(() => this.load());
    whileShown(refreshEvery, () => this.load());
  }

  protected load(): void {
    this.store.load(this.days(), this.chosen());
  }

  protected openQueue(queryParams: QueueFilter): void {
    void this.router.navigate(['/queue'], { queryParams });
  }
}

const gridOf = (view: SlaAttainmentView | null) => view && attainment(view);

const leftOutWords = (view: SlaAttainmentView | null): string =>
  view && view.leftOut > 0 ? `And ${view.leftOut} more with fewer clocks: choose a team or a target to see less at once.` : '';
