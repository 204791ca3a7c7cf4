import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Figure, QueueFilter } from '@casewright/contracts';
import { BoardPage, Themes, ViewState } from '@casewright/ui';
import { DashboardStore } from './dashboard.store';
import { FigurePanel } from './figure-panel';
import { attainment, backlogAge, openByTeam, perDay } from './figures';

const periods = [7, 30, 90] as const;

/** How the desk does: every number and every bar opens the queue with the rows behind it. */
@Component({
  selector: 'cw-dashboard-page',
  imports: [BoardPage, FigurePanel, RouterLink, ViewState],
  providers: [DashboardStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './dashboard.page.html',
  styleUrl: './dashboard.page.scss',
})
export class DashboardPage {
  /** Days of the period, from the URL. */
  readonly days = input<string>();
  protected readonly store = inject(DashboardStore);
  private readonly router = inject(Router);
  private readonly themes = inject(Themes);
  protected readonly periods = periods;
  protected readonly chosen = computed(() => periods.find((days) => String(days) === this.days()) ?? 30);
  protected readonly period = computed(() => `last ${this.chosen()} days`);
  protected readonly numbers = computed<readonly { label: string; figure: Figure }[]>(() => {
    const figures = this.store.figures();
    if (!figures) return [];
    const { total, unassigned, overdue } = figures.open;
    return [
      { label: 'Open', figure: total },
      { label: 'Unassigned', figure: unassigned },
      { label: 'Overdue', figure: overdue },
      { label: 'Clocks breached', figure: figures.sla.breached },
    ];
  });
  protected readonly panels = computed(() => {
    const figures = this.store.figures();
    // Canvases hold colours, not variables: draw again when the theme changes.
    this.themes.shown();
    if (!figures) return [];
    return [
      { title: 'Opened and solved', period: this.period(), ...perDay(figures) },
      { title: 'Open by team and priority', period: 'now', ...openByTeam(figures) },
      { title: 'SLA attainment', period: `tickets of the ${this.period()}`, ...attainment(figures) },
      { title: 'Age of what is open', period: 'now', ...backlogAge(figures) },
    ];
  });

  constructor() {
    effect(() => void this.store.load(this.chosen()));
  }

  protected openQueue(queryParams: QueueFilter): void {
    void this.router.navigate(['/queue'], { queryParams });
  }
}
