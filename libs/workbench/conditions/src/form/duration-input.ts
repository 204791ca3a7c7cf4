import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { offsetMilliseconds, readDuration, writeDuration, type DurationUnit } from '@casewright/contracts';

/** A length of time as an amount of minutes, hours or days; written as ISO 8601. */
@Component({
  selector: 'cw-duration-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #amount
      class="cw-input cw-numbers"
      type="number"
      [min]="least()"
      [attr.aria-label]="label()"
      [attr.aria-invalid]="state() === 'wrong'"
      [value]="shown().amount"
      (input)="write(amount.value, unit.value)"
    />
    <select #unit class="cw-input" [attr.aria-label]="label() + ', unit'" (change)="write(amount.value, unit.value)">
      @for (name of units; track name) {
        <option [value]="name" [selected]="name === shown().unit">{{ name }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
    }
    input {
      width: 72px;
    }
    select {
      width: 100px;
    }
  `,
})
export class DurationInput {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  /** 0: no time at all is a length as well. */
  readonly least = input<0 | 1>(1);
  readonly state = input<'fine' | 'wrong'>('fine');
  readonly changed = output<string>();
  protected readonly units: readonly DurationUnit[] = ['minutes', 'hours', 'days'];
  protected readonly shown = computed(() => {
    if (this.least() === 0 && offsetMilliseconds(this.value()) === 0) return { amount: 0, unit: 'minutes' };
    return readDuration(this.value()) ?? { amount: '', unit: 'hours' };
  });

  protected write(amount: string, unit: string): void {
    const whole = Math.round(Number(amount));
    const least = this.least() === 0 ? 'PT0M' : '';
    this.changed.emit(whole >= 1 ? writeDuration({ amount: whole, unit: unit as DurationUnit }) : least);
  }
}
