import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { RuleView, StopScope } from '@casewright/contracts';
import { May, PagedRows, RulesApi, asProblem } from '@casewright/data-access';
import { Empty, Icon, ListPage, ListProblem, Notices, PageTabs, SearchField, ViewState } from '@casewright/ui';
import { rulesTabs } from '../rules-tabs';
import { StandingStops } from '../stops/standing-stops';
import { StopForm } from '../stops/stop-form';
import { listLeverOf } from './list-lever';
import { RuleFilters } from './rule-filters';
import { RuleTable } from './rule-table';
import { statusQuery, type RulesAddress } from './rules-address';
import { StopMenu } from './stop-menu';

/** All rules in the order in which they run. */
@Component({
  selector: 'cw-rules-page',
  imports: [
    ...[Empty, Icon, ListPage, ListProblem, MatButton, May, PageTabs, SearchField, ViewState],
    ...[RuleFilters, RuleTable, StandingStops, StopForm, StopMenu],
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rules.page.html',
  styleUrl: './rules.page.scss',
})
export class RulesPage {
  /** Filters from the URL. */
  readonly status = input<string>();
  readonly phase = input<string>();
  readonly q = input<string>();
  private readonly api = inject(RulesApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly list = new PagedRows<RuleView>((cursor) =>
    this.api.list({ ...statusQuery(this.status()), phase: this.phase(), q: this.q(), cursor }),
  );
  protected readonly isFiltered = computed(() => !!(this.status() ?? this.phase() ?? this.q()));
  protected readonly stopping = signal<StopScope | null>(null);
  protected readonly tabs = rulesTabs;

  constructor() {
    effect(() => {
      this.status();
      this.phase();
      this.q();
      void this.list.load();
    });
  }

  protected go(queryParams: RulesAddress): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected showAll(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  protected open(rule: RuleView): void {
    void this.router.navigate(['/rules', rule.id]);
  }

  protected create(): void {
    void this.router.navigate(['/rules', 'new']);
  }

  /** Pausing takes effect at once, so it can be taken back at once. */
  protected async toggle(rule: RuleView): Promise<void> {
    const pausing = listLeverOf(rule) === 'Pause';
    try {
      await (pausing ? this.api.pause(rule.id) : this.api.resume(rule.id));
      this.notices.offerUndo(pausing ? `${rule.name} is paused` : `${rule.name} runs again`, () => void this.revert(rule.id, pausing));
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    }
    await this.list.load();
  }

  private async revert(id: string, wasPausing: boolean): Promise<void> {
    await (wasPausing ? this.api.resume(id) : this.api.pause(id)).catch((error: unknown) => this.notices.refuse(asProblem(error).message));
    await this.list.load();
  }
}
