import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { readDuration, writeDuration, type DurationUnit } from '@casewright/contracts';

/** A length of time as an amount of minutes, hours or days; written as ISO 8601. */
@Component({
  selector: 'cw-duration-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #amount
      class="cw-input cw-numbers"
      type="number"
      min="1"
      [attr.aria-label]="label()"
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
  readonly changed = output<string>();
  protected readonly units: readonly DurationUnit[] = ['minutes', 'hours', 'days'];
  protected readonly shown = computed(() => readDuration(this.value()) ?? { amount: '', unit: 'hours' });

  protected write(amount: string, unit: string): void {
    const whole = Math.round(Number(amount));
    this.changed.emit(whole >= 1 ? writeDuration({ amount: whole, unit: unit as DurationUnit }) : '');
  }
}
