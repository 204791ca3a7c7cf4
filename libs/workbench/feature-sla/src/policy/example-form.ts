import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Names } from '@casewright/conditions';
import { Picker, PriorityChip, prioritiesByUrgency, priorityLooks, type PickerOption } from '@casewright/ui';
import { typeWords } from '../words';
import type { Example } from './example';

const asOptions = (words: Readonly<Record<string, string>>): readonly PickerOption[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const channels = asOptions({ mail: 'Mail', web: 'Web', api: 'API', phone: 'Phone', plugin: 'Plugin' });
const severities = ['S1', 'S2', 'S3', 'S4'].map((value) => ({ value, label: value }));
const none: PickerOption = { value: '', label: 'None' };

interface Row {
  readonly field: 'type' | 'severity' | 'channel' | 'teamId' | 'organisationId';
  readonly label: string;
  readonly options: readonly PickerOption[];
  readonly words: string;
  readonly chosen: string;
}

/** The example that a policy is tried with. */
@Component({
  selector: 'cw-example-form',
  imports: [Picker, PriorityChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './example-form.html',
  styleUrl: './example-form.scss',
})
export class ExampleForm {
  readonly example = input.required<Example>();
  readonly changed = output<Partial<Example>>();
  private readonly names = inject(Names);
  protected readonly priorities = prioritiesByUrgency.map((value) => ({ value, ...priorityLooks[value] }));
  protected readonly rows = computed<readonly Row[]>(() => [
    this.row('type', 'Type', asOptions(typeWords)),
    this.row('teamId', 'Team', [none, ...this.names.options('team')]),
    this.row('organisationId', 'Organisation', [none, ...this.names.options('organisation')]),
    this.row('channel', 'Channel', channels),
    this.row('severity', 'Severity', [none, ...severities]),
  ]);

  private row(field: Row['field'], label: string, options: readonly PickerOption[]): Row {
    const chosen = this.example()[field] ?? '';
    const words = options.find(({ value }) => value === chosen)?.label ?? this.names.nameOf(chosen);
    return { field, label, options, words, chosen };
  }

  protected write(change: Partial<Example>): void {
    this.changed.emit(change);
  }

  /** The pickers offer nothing but what the field may hold. */
  protected choose(field: Row['field'] | 'priority', value: string): void {
    this.changed.emit({ [field]: value || null } as Partial<Example>);
  }

  protected readTags(text: string): readonly string[] {
    return text
      .split(/[\s,]+/)
      .map((tag) => tag.toLowerCase())
      .filter((tag) => tag !== '');
  }
}
