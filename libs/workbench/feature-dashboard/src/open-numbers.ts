import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OpenTicketsView } from '@casewright/contracts';
import { ViewState, type Loading } from '@casewright/ui';

/** The numbers that matter now, large, each leading to its tickets. */
@Component({
  selector: 'cw-open-numbers',
  imports: [RouterLink, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-view-state [loading]="loading()" [rows]="2" (retry)="retry.emit()">
      @for (number of numbers(); track number.label) {
        <a routerLink="/queue" [queryParams]="number.figure.filter">
          <strong class="cw-numbers">{{ number.figure.count }}</strong><span>{{ number.label }}</span>
        </a>
      }
    </cw-view-state>
  `,
  styleUrl: './open-numbers.scss',
})
export class OpenNumbers {
  readonly open = input.required<OpenTicketsView | null>();
  readonly loading = input.required<Loading>();
  readonly retry = output();
  protected readonly numbers = computed(() => {
    const open = this.open();
    if (!open) return [];
    return [
      { label: 'Open tickets', figure: open.total },
      { label: 'Nobody assigned', figure: open.unassigned },
      { label: 'Overdue', figure: open.overdue },
    ];
  });
}
