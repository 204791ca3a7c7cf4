import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { FactType, OperatorView } from '@casewright/contracts';
import { Directory } from '@casewright/data-access';
import { Picker, type PickerOption } from '@casewright/ui';

/** The right-hand side of a comparison: a choice, some choices, a number, a text or none, as fact and operator ask. */
@Component({
  selector: 'cw-value-input',
  imports: [Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (operand() !== 'none') {
      @if (options().length || operand() === 'many') {
        <cw-picker
          look="button"
          [label]="label()"
          [mode]="operand() === 'many' ? 'many' : 'one'"
          [creates]="options().length ? 'no' : 'yes'"
          [options]="offered()"
          [chosen]="chosen()"
          (picked)="pick($event)"
        >
          {{ words() || 'Choose …' }}
        </cw-picker>
      } @else {
        <input
          #field
          class="cw-input"
          [type]="type() === 'number' ? 'number' : 'text'"
          [attr.aria-label]="label()"
          [placeholder]="hint()"
          [value]="value() ?? ''"
          (input)="write(field.value)"
        />
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      min-width: 0;
      flex: 1;
    }
  `,
})
export class ValueInput {
  readonly label = input.required<string>();
  readonly type = input.required<FactType>();
  readonly operand = input.required<OperatorView['operand']>();
  readonly choices = input<readonly PickerOption[]>([]);
  readonly reference = input<'team' | 'agent' | 'person' | 'organisation' | null>(null);
  readonly value = input<unknown>();
  readonly changed = output<unknown>();
  private readonly directory = inject(Directory);

  protected readonly options = computed<readonly PickerOption[]>(() => {
    if (this.reference() === 'team') return this.directory.teams();
    if (this.reference() === 'agent') return this.directory.agents();
    if (this.type() === 'boolean')
      return [
        { value: 'true', label: 'yes' },
        { value: 'false', label: 'no' },
      ];
    return this.choices();
  });
  protected readonly chosen = computed<readonly string[]>(() => {
    const value = this.value();
    if (Array.isArray(value)) return value.map(String);
    return value === undefined || value === null || value === '' ? [] : [String(value)];
  });
  /** What was typed stays among the offers, so that it can be taken away again. */
  protected readonly offered = computed(() =>
    this.options().length ? this.options() : this.chosen().map((value) => ({ value, label: value })),
  );
  protected readonly words = computed(() =>
    this.chosen()
      .map((value) => this.offered().find((option) => option.value === value)?.label ?? value)
      .join(', '),
  );
  protected readonly hint = computed(() => (this.operand() === 'duration' ? 'PT30M' : this.operand() === 'pattern' ? 'pattern' : 'value'));

  protected pick(value: string): void {
    if (this.operand() !== 'many') return this.changed.emit(this.type() === 'boolean' ? value === 'true' : value);
    const chosen = this.chosen();
    this.changed.emit(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  }

  protected write(text: string): void {
    this.changed.emit(this.type() === 'number' && text.trim() !== '' ? Number(text) : text);
  }
}
