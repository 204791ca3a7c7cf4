import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BacktestResult } from '@casewright/contracts';
import { Chart, Icon, Themes, TicketLink, Time } from '@casewright/ui';
import { backtestChart } from './backtest-chart';
import { BacktestWaits } from './backtest-waits';

/** What a backtest found. */
@Component({
  selector: 'cw-backtest-outcome',
  imports: [BacktestWaits, Chart, Icon, RouterLink, TicketLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './backtest-outcome.html',
  styleUrl: './backtest-outcome.scss',
})
export class BacktestOutcome {
  readonly ruleId = input.required<string>();
  readonly result = input.required<BacktestResult>();
  readonly version = input.required<number | null>();
  /** No event of the ticket that a draft could be tried on: the time of the rule had come. */
  protected readonly isWakeUp = (eventId: string): boolean => eventId.startsWith('timed:');
  private readonly themes = inject(Themes);
  protected readonly chart = computed(() => {
    this.themes.shown();
    return backtestChart(this.result().days, this.version() === null ? 'no' : 'yes');
  });
  protected readonly matches = computed(() => {
    const { added, removed } = this.result();
    return [
      { title: 'Only the draft fires', ...added },
      { title: 'Only the published version fires', ...removed },
    ].filter(({ count }) => count > 0);
  });
}
