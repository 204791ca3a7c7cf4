import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Loading } from '../state/loading';
import { ViewState } from '../state/view-state';

/** One figure of a board: loads alone, says its period. Slot `[actions]` for links and the table view. */
@Component({
  selector: 'cw-board-panel',
  imports: [ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h2>{{ title() }}</h2>
      <span>{{ period() }}</span>
      <div class="actions"><ng-content select="[actions]" /></div>
    </header>
    <cw-view-state [loading]="loading()" [rows]="5" (retry)="retry.emit()"><ng-content /></cw-view-state>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-width: 0;
      padding: var(--cw-3) var(--cw-4) var(--cw-4);
      border: 1px solid var(--cw-line);
      border-radius: var(--cw-radius-large);
      background: var(--cw-surface);
    }
    header {
      display: flex;
      gap: var(--cw-2);
      align-items: baseline;
      margin-bottom: var(--cw-3);
    }
    h2 {
      font-size: 13px;
      font-weight: 600;
    }
    span {
      color: var(--cw-faint);
      font-size: var(--cw-small);
    }
    .actions {
      margin-left: auto;
    }
  `,
})
export class BoardPanel {
  readonly title = input.required<string>();
  readonly period = input('');
  readonly loading = input<Loading>({ state: 'ready' });
  readonly retry = output();
}
