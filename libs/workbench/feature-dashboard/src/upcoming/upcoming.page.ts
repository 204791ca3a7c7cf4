import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { Directory, LiveQueue, ReportsApi, Session } from '@casewright/data-access';
import {
  Chart,
  Empty,
  Failed,
  FilterChip,
  ListPage,
  PriorityChip,
  SlaPill,
  Themes,
  Time,
  ViewState,
  targetWords,
  type Failure,
} from '@casewright/ui';
import { chosenFilters, clockFilters } from '../clock-filters';
import { BoardFigure } from '../dashboard.store';
import { hoursChart, hoursSummary } from './hours-chart';

const lengths = [4, 8, 24, 48] as const;
const names = ['target', 'teamId', 'priority', 'assigneeId'] as const;
/** What falls due leaves the list by itself. */
const refreshEvery = 30_000;
const forbidden: Failure = {
  kind: 'forbidden',
  title: 'You may not see this',
  detail: 'Clocks are for those who work on tickets.',
  id: null,
};

/** Clocks that will be breached within the next hours if nothing happens, the soonest first. */
@Component({
  selector: 'cw-upcoming-page',
  imports: [Chart, Empty, Failed, FilterChip, ListPage, PriorityChip, RouterLink, SlaPill, Time, ViewState],
  providers: [LiveQueue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './upcoming.page.html',
  styleUrl: './upcoming.page.scss',
})
export class UpcomingPage {
  private readonly api = inject(ReportsApi);
  private readonly router = inject(Router);
  private readonly directory = inject(Directory);
  private readonly themes = inject(Themes);
  protected readonly mayLook = inject(Session).may('ticket.note');
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly forbidden = forbidden;
  protected readonly lengths = lengths;
  protected readonly words = targetWords;
  protected readonly figure = new BoardFigure((hours: number, chosen: Readonly<Record<string, string>>) =>
    this.api.upcomingBreaches(hours, chosen),
  );
  protected readonly hours = computed(() => lengths.find((hours) => String(hours) === this.params()['hours']) ?? 8);
  private readonly chosen = computed(() => chosenFilters(this.params(), names));
  protected readonly filters = computed(() => clockFilters(names, this.directory.teams(), this.chosen()));
  protected readonly isFiltered = computed(() => Object.keys(this.chosen()).length > 0);
  protected readonly chart = computed(() => {
    this.themes.shown();
    const view = this.figure.view();
    return view && view.total > 0 ? { config: hoursChart(view), label: hoursSummary(view) } : null;
  });

  constructor() {
    if (!this.mayLook) return;
    void this.directory.load();
    effect(() => void this.load());
    inject(LiveQueue).follow(() => this.load());
    const timer = setInterval(() => !document.hidden && void this.load(), refreshEvery);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected load(): Promise<void> {
    return this.figure.load(this.hours(), this.chosen());
  }

  protected choose(name: string, values: readonly string[]): void {
    void this.router.navigate([], { queryParams: { [name]: values.join(',') || null }, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: { hours: this.hours() } });
  }
}
