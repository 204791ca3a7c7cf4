import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { LiveQueue, ReportsApi, Session } from '@casewright/data-access';
import {
  Chart,
  Empty,
  Failed,
  ListPage,
  PriorityChip,
  SlaPill,
  Themes,
  Time,
  ViewState,
  targetWords,
  whileShown,
  type Failure,
} from '@casewright/ui';
import { ClockFilterBar } from '../clock-filter-bar';
import { chosenFilters } from '../clock-filters';
import { LengthChoice } from '../length-choice';
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
  imports: [Chart, ClockFilterBar, Empty, Failed, LengthChoice, ListPage, PriorityChip, RouterLink, SlaPill, Time, ViewState],
  providers: [LiveQueue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './upcoming.page.html',
  styleUrl: './upcoming.page.scss',
})
export class UpcomingPage {
  private readonly api = inject(ReportsApi);
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
  protected readonly names = names;
  protected readonly chosen = computed(() => chosenFilters(this.params(), names));
  protected readonly isFiltered = computed(() => Object.keys(this.chosen()).length > 0);
  protected readonly chart = computed(() => {
    this.themes.shown();
    const view = this.figure.view();
    return view && view.total > 0 ? { config: hoursChart(view), label: hoursSummary(view) } : null;
  });

  constructor() {
    if (!this.mayLook) return;
    effect(() => void this.load());
    inject(LiveQueue).follow(() => this.load());
    whileShown(refreshEvery, () => void this.load());
  }

  protected load(): Promise<void> {
    return this.figure.load(this.hours(), this.chosen());
  }
}
