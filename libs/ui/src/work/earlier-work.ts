import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '../icon/icon';
import { Time } from '../time/time';
import { workLooks, type Work } from './work';

/** Long work of before, to be shown again. */
@Component({
  selector: 'cw-earlier-work',
  imports: [Icon, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section [attr.aria-label]="label()">
      <h2>Earlier ones</h2>
      <ul>
        @for (row of rows(); track row.id) {
          <li>
            <button type="button" class="cw-quiet-button" [attr.aria-pressed]="shown() === row.id" (click)="picked.emit(row.id)">
              <cw-icon [name]="looks[row.status].icon" [label]="looks[row.status].label" />
              <span>
                {{ about()(row) }} <cw-time as="day" [at]="row.from" /> – <cw-time as="day" [at]="row.to" />, by {{ row.createdBy.name }}
                <cw-time [at]="row.createdAt" />
              </span>
            </button>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      margin: var(--cw-4) 0 var(--cw-2);
      font-size: 14px;
      font-weight: 600;
    }
    button {
      max-width: 100%;
      text-align: start;
    }
  `,
})
export class EarlierWork<Row extends Work> {
  readonly label = input.required<string>();
  readonly rows = input.required<readonly Row[]>();
  /** The id of the one that is shown. */
  readonly shown = input<string>();
  /** What stands before its stretch of time: `Changes of the policy Gold,`. */
  readonly about = input<(row: Row) => string>(() => '');
  readonly picked = output<string>();
  protected readonly looks = workLooks;
}
