import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { DurationInput } from '@casewright/conditions';
import type { RuleContent } from '@casewright/contracts';

type Limit = NonNullable<RuleContent['guards']['perSubject']>;

const usualStretch = 'PT1H';

/** "At most 3 times in 1 hours"; without a number there is no limit. */
@Component({
  selector: 'cw-limit-input',
  imports: [DurationInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span>at most</span>
    <input
      #max
      class="cw-input cw-numbers"
      type="number"
      min="1"
      [attr.aria-label]="label() + ', times'"
      [value]="limit()?.max ?? ''"
      (input)="setMax(max.value)"
    />
    <span>times in</span>
    <cw-duration-input [label]="label() + ', length of time'" [value]="limit()?.per ?? ''" (changed)="setPer($event)" />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
      align-items: center;
    }
    input {
      width: 72px;
    }
  `,
})
export class LimitInput {
  readonly label = input.required<string>();
  readonly limit = input<Limit>();
  readonly changed = output<Limit | undefined>();

  /** Without a number there is no limit; the first one is for an hour. */
  protected setMax(text: string): void {
    const max = Math.round(Number(text));
    this.changed.emit(max >= 1 ? { max, per: this.limit()?.per ?? usualStretch } : undefined);
  }

  protected setPer(per: string): void {
    this.changed.emit({ max: this.limit()?.max ?? 1, per: per === '' ? usualStretch : per });
  }
}
