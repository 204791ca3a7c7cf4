import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SlaChangeView } from '@casewright/contracts';
import { Icon } from '@casewright/ui';
import { ticketsWords } from './change-words';

/** How far a change has come with the clocks that run. */
@Component({
  selector: 'cw-change-progress',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = change();
    <div role="status">
      @if (it.state === 'running') {
        <progress [max]="it.total || 1" [value]="it.done" aria-label="Carried to running clocks"></progress>
        <span class="cw-numbers">Carrying it to running clocks: {{ it.done }} of {{ tickets(it.total) }}</span>
      } @else {
        <cw-icon name="check" [size]="14" /><span class="cw-numbers">Carried to the clocks of {{ tickets(it.total) }}</span>
      }
      <a routerLink="/sla/changes">All changes</a>
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-1) var(--cw-2);
      align-items: center;
      padding: var(--cw-2) var(--cw-3);
      margin-bottom: var(--cw-3);
      border-radius: var(--cw-radius);
      background: var(--cw-info-bg);
      color: var(--cw-info-fg);
    }
    progress {
      width: 160px;
      accent-color: var(--cw-info-fg);
    }
    a {
      margin-left: auto;
      color: inherit;
      text-decoration: underline;
    }
  `,
})
export class ChangeProgress {
  readonly change = input.required<SlaChangeView>();
  protected readonly tickets = ticketsWords;
}
