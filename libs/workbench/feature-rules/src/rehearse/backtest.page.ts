import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LiveWork, May } from '@casewright/data-access';
import { EarlierWork, Empty, Icon, ListPage, PageTabs, Refused, Time, ViewState, WorkState } from '@casewright/ui';
import { BacktestOutcome } from './backtest-outcome';
import { BacktestStore } from './backtest.store';
import { ruleTabs } from './rule-tabs';

/** A draft replayed over what was recorded, next to the published version. */
@Component({
  selector: 'cw-backtest-page',
  imports: [BacktestOutcome, EarlierWork, Empty, Icon, ListPage, MatButton, May, PageTabs, Refused, Time, ViewState, WorkState],
  providers: [LiveWork, BacktestStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './backtest.page.html',
  styleUrl: './backtest.page.scss',
})
export class BacktestPage {
  readonly ruleId = input.required<string>();
  protected readonly store = inject(BacktestStore);
  protected readonly tabs = computed(() => ruleTabs(this.ruleId()));
  protected readonly stretches = [7, 30, 90, 365] as const;

  constructor() {
    effect(() => {
      const id = this.ruleId();
      untracked(() => void this.store.load(id));
    });
  }
}
