import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { QueueFilter } from '@casewright/contracts';
import { Session } from '@casewright/data-access';
import { BoardPage, Failed, PageTabs, whileShown } from '@casewright/ui';
import { forbidden } from './forbidden';
import { dashboardTabs } from './dashboard-tabs';
import { chosenPeriod, periods } from './periods';
import { DashboardStore } from './dashboard.store';
import { FigurePanel } from './figure-panel';
import { attainment, backlogAge, openByTeam, perDay } from './figures';
import { LengthChoice } from './length-choice';
import { OpenNumbers } from './open-numbers';

const refreshEvery = 60_000;

/** How the desk does: every number and every bar opens the queue with the rows behind it. */
@Component({
  selector: 'cw-dashboard-page',
  imports: [BoardPage, Failed, FigurePanel, LengthChoice, OpenNumbers, PageTabs],
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
  protected readonly mayLook = inject(Session).may('report.view');
  protected readonly tabs = dashboardTabs;
  protected readonly forbidden = forbidden;
  protected readonly periods = periods;
  protected readonly chosen = computed(() => chosenPeriod(this.days()));
  protected readonly period = computed(() => `last ${this.chosen()} days`);
  protected readonly flow = computed(() => gridOf(this.store.flow.view(), perDay));
  protected readonly teams = computed(() => gridOf(this.store.open.view(), openByTeam));
  protected readonly attainment = computed(() => gridOf(this.store.attainment.view(), attainment));
  protected readonly age = computed(() => gridOf(this.store.age.view(), backlogAge));

  constructor() {
    if (!this.mayLook) return;
    this.store.loadNow();
    effect(() => this.store.loadPeriod(this.chosen()));
    whileShown(refreshEvery, () => this.refresh());
  }

  protected openQueue(queryParams: QueueFilter): void {
    void this.router.navigate(['/queue'], { queryParams });
  }

  private refresh(): void {
    this.store.loadNow();
    this.store.loadPeriod(this.chosen());
  }
}

const gridOf = <View, Grid>(view: View | null, toGrid: (view: View) => Grid): Grid | null => view && toGrid(view);
