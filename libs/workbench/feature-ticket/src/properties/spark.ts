import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '@casewright/ui';

/** Beside every value that a machine set: asks why. */
@Component({
  selector: 'cw-spark',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button type="button" [attr.aria-label]="'Why? ' + what()" [attr.title]="'Why? ' + what()" (click)="asked.emit()">
    <cw-icon name="spark" [size]="14" />
  </button>`,
  styles: `
    button {
      display: inline-flex;
      padding: 5px;
      border: 0;
      border-radius: var(--cw-radius);
      background: none;
      color: var(--cw-accent-fg);
      cursor: pointer;
    }
    button:hover {
      background: var(--cw-accent-bg);
    }
  `,
})
export class Spark {
  readonly what = input.required<string>();
  readonly asked = output();
}
