import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClockFigures } from '@casewright/contracts';
import { ViewState, type Loading } from '@casewright/ui';
import { percent } from '../figures';

/** The share of promises that were kept, large, and the clocks that it comes from, each leading to its tickets. */
@Component({
  selector: 'cw-clock-numbers',
  imports: [RouterLink, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-view-state [loading]="loading()" [rows]="2" (retry)="retry.emit()">
      <p>
        <strong class="cw-numbers">{{ share() }}</strong><span>Kept</span>
      </p>
      @for (number of numbers(); track number.label) {
        <a routerLink="/queue" [queryParams]="number.figure.filter">
          <strong class="cw-numbers">{{ number.figure.count }}</strong><span>{{ number.label }}</span>
        </a>
      }
    </cw-view-state>
  `,
  styleUrl: '../open-numbers.scss',
})
export class ClockNumbers {
  readonly total = input.required<ClockFigures | null>();
  readonly loading = input.required<Loading>();
  readonly retry = output();
  protected readonly share = computed(() => {
    const share = this.total()?.attainment ?? null;
    return share === null ? '–' : percent(share);
  });
  protected readonly numbers = computed(() => {
    const total = this.total();
    if (!total) return [];
    return [
      { label: 'Met', figure: total.met },
      { label: 'Breached', figure: total.breached },
      { label: 'Excused, not counted', figure: total.excused },
      { label: 'Running', figure: total.running },
    ];
  });
}
