import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { BacktestStatus } from '@casewright/contracts';
import { LiveWork, May } from '@casewright/data-access';
import { Chip, Empty, Icon, ListPage, PageTabs, Time, ViewState, type IconName, type Tone } from '@casewright/ui';
import { BacktestOutcome } from './backtest-outcome';
import { BacktestStore } from './backtest.store';
import { ruleTabs } from './rule-tabs';

const looks: Readonly<Record<BacktestStatus, { tone: Tone; icon: IconName; label: string }>> = {
  queued: { tone: 'neutral', icon: 'clock', label: 'Waiting' },
  running: { tone: 'info', icon: 'play', label: 'Running' },
  done: { tone: 'good', icon: 'check', label: 'Done' },
  cancelled: { tone: 'neutral', icon: 'none', label: 'Cancelled' },
  interrupted: { tone: 'warn', icon: 'alert', label: 'Interrupted' },
  failed: { tone: 'bad', icon: 'error', label: 'Failed' },
};

/** A draft replayed over what was recorded, next to the published version. */
@Component({
  selector: 'cw-backtest-page',
  imports: [BacktestOutcome, Chip, Empty, Icon, ListPage, MatButton, May, PageTabs, Time, ViewState],
  providers: [LiveWork, BacktestStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './backtest.page.html',
  styleUrl: './backtest.page.scss',
})
export class BacktestPage {
  readonly ruleId = input.required<string>();
  protected readonly store = inject(BacktestStore);
  protected readonly tabs = computed(() => ruleTabs(this.ruleId()));
  protected readonly looks = looks;
  protected readonly stretches = [7, 30, 90, 365] as const;
  protected readonly percent = computed(() => Math.round((this.store.shown()?.progress.share ?? 0) * 100));

  constructor() {
    effect(() => {
      const id = this.ruleId();
      untracked(() => void this.store.load(id));
    });
  }
}
