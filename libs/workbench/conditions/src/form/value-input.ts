import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import type { FactType, OperatorView } from '@casewright/contracts';
import { Picker, type PickerOption } from '@casewright/ui';
import { Names } from '../names';
import { DurationInput } from './duration-input';
import { localToInstant, instantToLocal } from './instants';

const yesOrNo: readonly PickerOption[] = [
  { value: 'true', label: 'yes' },
  { value: 'false', label: 'no' },
];

/** The right-hand side of a comparison: a choice, some choices, a number, a moment, a length of time or a text, as fact and operator ask. */
@Component({
  selector: 'cw-value-input',
  imports: [DurationInput, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './value-input.html',
  styles: `
    :host {
      display: inline-flex;
      flex: 1 1 160px;
      min-width: 0;
    }
  `,
})
export class ValueInput {
  readonly label = input.required<string>();
  readonly type = input.required<FactType>();
  readonly operand = input.required<OperatorView['operand']>();
  readonly choices = input<readonly PickerOption[]>([]);
  readonly reference = input<'team' | 'agent' | 'person' | 'organisation' | null>(null);
  /** Of times. */
  readonly precision = input<'minute' | 'day'>('minute');
  /** What an open choice says. */
  readonly empty = input('Choose …');
  readonly value = input<unknown>();
  readonly changed = output<unknown>();
  protected readonly names = inject(Names);

  protected readonly options = computed<readonly PickerOption[]>(() => {
    const reference = this.reference();
    if (reference) return this.names.options(reference);
    return this.type() === 'boolean' ? yesOrNo : this.choices();
  });
  protected readonly look = computed(() => {
    const operand = this.operand();
    if (operand === 'none' || operand === 'duration' || operand === 'calendar' || operand === 'calendar-duration') return operand;
    if (operand === 'many' || this.reference() || this.type() === 'boolean' || this.choices().length > 0) return 'picker';
    if (this.type() === 'date') return this.precision() === 'day' ? 'day' : 'moment';
    return 'field';
  });
  protected readonly chosen = computed<readonly string[]>(() => {
    const value = this.value();
    if (Array.isArray(value)) return value.map(String);
    return value === undefined || value === null || value === '' ? [] : [String(value)];
  });
  /** Words of one's own may be added where there is nothing to choose from. */
  protected readonly creates = computed(() => (this.reference() || this.options().length > 0 ? 'no' : 'yes'));
  /** What was typed stays among the offers, so that it can be taken away again. */
  protected readonly offered = computed(() =>
    this.creates() === 'no' ? this.options() : this.chosen().map((value) => ({ value, label: value })),
  );
  protected readonly words = computed(() =>
    this.chosen()
      .map((value) =>
        this.reference() ? this.names.nameOf(value) : (this.offered().find((option) => option.value === value)?.label ?? value),
      )
      .join(', '),
  );
  protected readonly calendarId = computed(() => {
    const value = this.value();
    return isCalendarValue(value) ? value.calendarId : this.text();
  });
  protected readonly atLeast = computed(() => {
    const value = this.value();
    return isCalendarValue(value) ? value.atLeast : '';
  });
  protected readonly calendarName = computed(() =>
    this.calendarId() === '' ? 'Choose a calendar …' : this.names.nameOf(this.calendarId()),
  );
  protected readonly text = computed(() => this.chosen().join(', '));
  protected readonly moment = computed(() => instantToLocal(this.text()));

  constructor() {
    effect(() => {
      if (this.reference() === 'person') for (const id of this.chosen()) void this.names.know(id);
    });
  }

  protected pick(value: string): void {
    if (this.operand() !== 'many') return this.changed.emit(this.typed(value));
    const chosen = this.chosen();
    const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    this.changed.emit(values.map((one) => this.typed(one)));
  }

  /** As the fact holds it. */
  private typed(value: string): string | number | boolean {
    if (this.type() === 'boolean') return value === 'true';
    return this.type() === 'number' ? Number(value) : value;
  }

  protected find(text: string): void {
    if (this.reference() === 'person') void this.names.find(text);
  }

  protected write(text: string): void {
    this.changed.emit(this.type() === 'number' && text.trim() !== '' ? Number(text) : text);
  }

  protected writeMoment(local: string): void {
    this.changed.emit(localToInstant(local));
  }
}

interface CalendarValue {
  readonly calendarId: string;
  readonly atLeast: string;
}

const isCalendarValue = (value: unknown): value is CalendarValue =>
  typeof value === 'object' && value !== null && 'calendarId' in value && 'atLeast' in value;
