import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '../icon/icon';

/** Floats over the rows while some are ticked: how many, what can be done with them (its content), and letting go of them. */
@Component({
  selector: 'cw-selection-bar',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'toolbar', '[attr.aria-label]': 'label()' },
  template: `
    <strong class="cw-numbers">{{ count() }} selected</strong>
    <div><ng-content /></div>
    @if (clearing() === 'offered') {
      <button class="cw-quiet-button" type="button" (click)="cleared.emit()"><cw-icon name="close" />Clear</button>
    }
  `,
  styles: `
    :host {
      position: absolute;
      bottom: var(--cw-4);
      left: 50%;
      z-index: 4;
      display: flex;
      gap: 6px;
      align-items: center;
      max-width: calc(100% - 16px);
      padding: 6px 8px 6px var(--cw-4);
      overflow-x: auto;
      border: 1px solid var(--cw-line-strong);
      border-radius: var(--cw-radius-large);
      background: var(--cw-raised);
      box-shadow: var(--cw-shadow);
      white-space: nowrap;
      transform: translateX(-50%);
    }
    /* Where there is no room the bar is scrolled; its buttons keep their words. */
    :host > * {
      flex: none;
    }
    div {
      display: flex;
      gap: 6px;
      align-items: center;
    }
    strong {
      margin-right: var(--cw-2);
      font-weight: 600;
    }
  `,
})
export class SelectionBar {
  readonly label = input.required<string>();
  readonly count = input.required<number>();
  /** `withheld` while something is being done with them. */
  readonly clearing = input<'offered' | 'withheld'>('offered');
  readonly cleared = output();
}
