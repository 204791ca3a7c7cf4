import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { FieldValue, TicketFieldView } from '@casewright/contracts';
import { fieldWords } from '@casewright/data-access';
import { Picker, type PickerOption } from '@casewright/ui';
import { Spark } from './spark';

const none: PickerOption = { value: '', label: 'No value', icon: 'none' };
const yesOrNo: readonly PickerOption[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** One field that the desk has added: its value, set where it stands by the control that fits what it holds, and why it is so. */
@Component({
  selector: 'cw-field-property',
  imports: [Picker, Spark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field-property.html',
  styleUrl: './field-property.scss',
})
export class FieldProperty {
  readonly field = input.required<TicketFieldView>();
  readonly value = input<FieldValue>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly decided = input<'by-person' | 'by-machine'>('by-person');
  readonly why = input<'offered' | 'hidden'>('hidden');
  /** Null takes the value away. */
  readonly edited = output<FieldValue | null>();
  readonly asked = output();

  protected readonly words = computed(() => fieldWords(this.field(), this.value()));
  /** An archived field keeps its value. */
  protected readonly may = computed(() => (this.field().archived ? 'disabled' : this.state()));
  protected readonly look = computed(() => {
    const { kind } = this.field();
    if (kind === 'text' || kind === 'number' || kind === 'date') return this.may() === 'enabled' ? kind : 'words';
    return kind === 'multi-choice' ? 'several' : 'one';
  });
  protected readonly chosen = computed<readonly string[]>(() => {
    const value = this.value();
    return Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
  });
  protected readonly options = computed<readonly PickerOption[]>(() => {
    const { kind, choices } = this.field();
    const offered =
      kind === 'boolean' ? yesOrNo : choices.filter(({ archived }) => !archived).map(({ id, label }) => ({ value: id, label }));
    return kind === 'multi-choice' ? offered : [none, ...offered];
  });
  protected readonly text = computed(() => this.chosen().join(', '));

  protected pick(picked: string): void {
    const { kind } = this.field();
    if (kind === 'multi-choice') {
      const chosen = this.chosen();
      return this.edited.emit(chosen.includes(picked) ? chosen.filter((id) => id !== picked) : [...chosen, picked]);
    }
    if (picked === this.text()) return;
    this.edited.emit(picked === '' ? null : kind === 'boolean' ? picked === 'true' : picked);
  }

  /** Once it is left or confirmed, so that half a word is never sent. */
  protected write(written: string): void {
    const text = written.trim();
    if (text === this.text()) return;
    this.edited.emit(text === '' ? null : this.field().kind === 'number' ? Number(text) : text);
  }
}
