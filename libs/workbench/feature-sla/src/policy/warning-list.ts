import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { SlaWarning } from '@casewright/contracts';
import { EntryList } from './entry-list';
import { ListEntry } from './list-entry';

type Unit = 'percent' | 'minutes' | 'hours';

const units: readonly { readonly unit: Unit; readonly words: string }[] = [
  { unit: 'percent', words: '% of the goal' },
  { unit: 'minutes', words: 'min before' },
  { unit: 'hours', words: 'h before' },
];
const largest: Readonly<Record<Unit, number>> = { percent: 99, minutes: 525_600, hours: 8760 };

/** When to warn, as often as is wanted: after a part of the goal, or so long before it. */
@Component({
  selector: 'cw-warning-list',
  imports: [EntryList, ListEntry],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-entry-list
      what="Warning"
      none="Nobody is warned."
      [entries]="rows().length"
      [state]="state()"
      [problem]="wrong()('')"
      (added)="add()"
    >
      @for (row of rows(); track $index; let index = $index) {
        <cw-list-entry
          [name]="'warning ' + (index + 1) + ' of ' + label()"
          [state]="state()"
          [problem]="wrong()('/' + index)"
          (removed)="changed.emit(warnings().toSpliced(index, 1))"
        >
          <span>
            <input
              #amount
              class="cw-input cw-numbers"
              type="number"
              min="1"
              [max]="most[row.unit]"
              [attr.aria-label]="label() + ', warning ' + (index + 1)"
              [attr.aria-invalid]="wrong()('/' + index) !== null"
              [value]="row.amount"
              [disabled]="state() === 'disabled'"
              (input)="typed(index, amount.value, unit.value)"
              (change)="write(index, amount.value, unit.value)"
            />
            <select
              #unit
              class="cw-input"
              [attr.aria-label]="label() + ', warning ' + (index + 1) + ', counted in'"
              [disabled]="state() === 'disabled'"
              (change)="write(index, amount.value, unit.value)"
            >
              @for (choice of units; track choice.unit) {
                <option [value]="choice.unit" [selected]="choice.unit === row.unit">{{ choice.words }}</option>
              }
            </select>
          </span>
        </cw-list-entry>
      }
    </cw-entry-list>
  `,
  styles: `
    /* On a phone it gives way, so that the lever stays beside it. */
    span {
      display: flex;
      flex: 1 1 190px;
      gap: var(--cw-2);
      max-width: 212px;
    }
    input {
      width: 76px;
    }
    select {
      flex: 0 1 128px;
      min-width: 0;
    }
  `,
})
export class WarningList {
  readonly label = input.required<string>();
  readonly warnings = input.required<readonly SlaWarning[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  /** What the server has against a warning, by its place. */
  readonly wrong = input<(pointer: string) => string | null>(() => null);
  readonly changed = output<SlaWarning[]>();
  protected readonly units = units;
  protected readonly most = largest;
  protected readonly rows = computed(() => this.warnings().map(shown));

  /** Told with each key, unless that is on the way to something else: nothing, too much, or what would be shown in another unit. */
  protected typed(index: number, amount: string, unit: string): void {
    const read = shown(warningOf(Number(amount), unit as Unit));
    if (read.unit === unit && read.amount === Number(amount)) this.write(index, amount, unit);
  }

  protected write(index: number, amount: string, unit: string): void {
    this.changed.emit(this.warnings().with(index, warningOf(Number(amount), unit as Unit)));
  }

  protected add(): void {
    this.changed.emit([...this.warnings(), this.warnings().some((known) => 'percent' in known) ? { minutesBefore: 30 } : { percent: 80 }]);
  }
}

function shown(warning: SlaWarning): { readonly amount: number; readonly unit: Unit } {
  if ('percent' in warning) return { amount: warning.percent, unit: 'percent' };
  const { minutesBefore } = warning;
  return minutesBefore % 60 === 0 ? { amount: minutesBefore / 60, unit: 'hours' } : { amount: minutesBefore, unit: 'minutes' };
}

function warningOf(amount: number, unit: Unit): SlaWarning {
  const whole = Math.min(largest[unit], Math.max(1, Math.round(amount) || 1));
  return unit === 'percent' ? { percent: whole } : { minutesBefore: unit === 'hours' ? 60 * whole : whole };
}
