import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { offsetMilliseconds, readDuration, writeDuration, type DurationUnit } from '@casewright/contracts';

/** How long after the start of the climb: minutes, hours or days, and nothing for at once. */
@Component({
  selector: 'cw-delay-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #amount
      class="cw-input cw-numbers"
      type="number"
      min="0"
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
    <span>after the start</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      align-items: center;
    }
    input {
      width: 72px;
    }
    select {
      width: 100px;
    }
    span {
      color: var(--cw-muted);
    }
  `,
})
export class DelayInput {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly state = input<'fine' | 'wrong'>('fine');
  readonly changed = output<string>();
  protected readonly units: readonly DurationUnit[] = ['minutes', 'hours', 'days'];
  protected readonly shown = computed(() => {
    const value = this.value();
    return offsetMilliseconds(value) === 0 ? { amount: 0, unit: 'minutes' } : (readDuration(value) ?? { amount: '', unit: 'minutes' });
  });

  protected write(amount: string, unit: string): void {
    const whole = Math.max(0, Math.round(Number(amount)));
    this.changed.emit(whole === 0 ? 'PT0M' : writeDuration({ amount: whole, unit: unit as DurationUnit }));
  }
}
