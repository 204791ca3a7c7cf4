import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';

const largest = 525_600;

/** A length of time in hours and minutes. Both empty: none. */
@Component({
  selector: 'cw-minutes-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label>
      <input
        #hourField
        class="cw-input cw-numbers"
        type="number"
        min="0"
        max="8760"
        inputmode="numeric"
        [attr.aria-label]="label() + ', hours'"
        [value]="hours()"
        [disabled]="state() === 'disabled'"
        (change)="write(hourField.value, minuteField.value)"
      />h
    </label>
    <label>
      <input
        #minuteField
        class="cw-input cw-numbers"
        type="number"
        min="0"
        inputmode="numeric"
        [attr.aria-label]="label() + ', minutes'"
        [value]="rest()"
        [disabled]="state() === 'disabled'"
        (change)="write(hourField.value, minuteField.value)"
      />min
    </label>
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--cw-2);
    }
    label {
      display: flex;
      gap: 4px;
      align-items: center;
      color: var(--cw-muted);
    }
    input {
      width: 64px;
    }
  `,
})
export class MinutesInput {
  readonly label = input.required<string>();
  readonly minutes = input.required<number | null>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly changed = output<number | null>();
  protected readonly hours = computed(() => shown(this.minutes(), (minutes) => Math.floor(minutes / 60)));
  protected readonly rest = computed(() => shown(this.minutes(), (minutes) => minutes % 60));

  protected write(hours: string, minutes: string): void {
    const total = Math.round(Number(hours) * 60 + Number(minutes));
    this.changed.emit(total >= 1 ? Math.min(total, largest) : null);
  }
}

const shown = (minutes: number | null, part: (minutes: number) => number): string => (minutes === null ? '' : String(part(minutes)));
