import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '@casewright/ui';

/** Beside every value: asks why. Bright where a machine set it. */
@Component({
  selector: 'cw-spark',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button
    type="button"
    [attr.data-by]="by()"
    [attr.aria-label]="'Why? ' + what()"
    [attr.title]="'Why? ' + what()"
    (click)="asked.emit()"
  >
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
    button[data-by='person'] {
      color: var(--cw-faint);
    }
    button:hover {
      background: var(--cw-accent-bg);
    }
  `,
})
export class Spark {
  readonly what = input.required<string>();
  readonly by = input<'machine' | 'person'>('machine');
  readonly asked = output();
}
