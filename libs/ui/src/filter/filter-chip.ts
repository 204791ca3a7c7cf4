import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';
import type { PickerOption } from '../picker/option';
import { Picker } from '../picker/picker';

/** One filter of a list: says what is chosen, opens the choices, and lets go of them. The page keeps the values in the URL. */
@Component({
  selector: 'cw-filter-chip',
  imports: [Icon, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.set]': 'chosen().length > 0' },
  template: `
    <cw-picker
      mode="many"
      [look]="chosen().length ? 'plain' : 'dashed'"
      [label]="label()"
      [options]="options()"
      [chosen]="chosen()"
      (picked)="toggle($event)"
    >
      <cw-icon [name]="icon()" [size]="14" /><span class="name">{{ label() }}</span>
      @if (words(); as words) {
        <span class="value">{{ words }}</span>
      }
    </cw-picker>
    @if (chosen().length) {
      <button type="button" [attr.aria-label]="'Clear ' + label()" (click)="changed.emit([])"><cw-icon name="close" [size]="14" /></button>
    }
  `,
  styleUrl: './filter-chip.scss',
})
export class FilterChip {
  readonly label = input.required<string>();
  readonly icon = input<IconName>('filter');
  readonly options = input.required<readonly PickerOption[]>();
  readonly chosen = input.required<readonly string[]>();
  readonly changed = output<readonly string[]>();
  protected readonly words = computed(() => {
    const labels = this.chosen().map((value) => this.options().find((option) => option.value === value)?.label ?? value);
    return labels.length > 2 ? `${labels.length} chosen` : labels.join(', ');
  });

  protected toggle(value: string): void {
    const chosen = this.chosen();
    this.changed.emit(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  }
}
