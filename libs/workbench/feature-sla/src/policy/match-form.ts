import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { SlaMatch } from '@casewright/contracts';
import { Picker, prioritiesByUrgency, priorityLooks, type PickerOption } from '@casewright/ui';
import { Names } from '../names';
import { either, priorityWords, toggled, typeWords } from '../words';

type Part = keyof SlaMatch;

interface Field {
  readonly part: Part;
  readonly label: string;
  readonly options: readonly PickerOption[];
  readonly creates: 'no' | 'yes';
  readonly words: string;
}

/** Which tickets a policy is for: each list that is not empty must hold the ticket's value. */
@Component({
  selector: 'cw-match-form',
  imports: [Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (field of fields(); track field.part) {
      <div class="field">
        <span>{{ field.label }}</span>
        <cw-picker
          look="button"
          mode="many"
          [label]="field.label"
          [creates]="field.creates"
          [state]="state()"
          [options]="field.options"
          [chosen]="match()[field.part]"
          (picked)="toggle(field.part, $event)"
          >{{ field.words || 'Any' }}</cw-picker
        >
      </div>
    }
  `,
  styles: `
    .field {
      display: grid;
      grid-template-columns: 130px minmax(0, 1fr);
      gap: var(--cw-2);
      align-items: center;
      margin-bottom: var(--cw-2);
    }
    .field > span {
      color: var(--cw-muted);
    }
    cw-picker {
      justify-self: start;
    }
  `,
})
export class MatchForm {
  readonly match = input.required<SlaMatch>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly changed = output<SlaMatch>();
  private readonly names = inject(Names);
  protected readonly fields = computed<readonly Field[]>(() => [
    this.field(
      'tags',
      'Tag',
      this.match().tags.map((tag) => ({ value: tag, label: tag, icon: 'tag' as const })),
      'yes',
    ),
    this.field(
      'priorities',
      'Priority',
      prioritiesByUrgency.map((value) => ({ value, ...priorityLooks[value], label: priorityWords[value] })),
      'no',
    ),
    this.field(
      'types',
      'Type',
      Object.entries(typeWords).map(([value, label]) => ({ value, label })),
      'no',
    ),
    this.field('teamIds', 'Team', this.names.teams(), 'no'),
    this.field('organisationIds', 'Organisation', this.names.organisations(), 'no'),
  ]);

  protected toggle(part: Part, value: string): void {
    const chosen: readonly string[] = this.match()[part];
    this.changed.emit({ ...this.match(), [part]: toggled(chosen, part === 'tags' ? value.trim().toLowerCase() : value) });
  }

  private field(part: Part, label: string, options: readonly PickerOption[], creates: 'no' | 'yes'): Field {
    const words = either(
      this.match()[part].map((value) => options.find((option) => option.value === value)?.label ?? this.names.nameOf(value)),
    );
    return { part, label, options, creates, words };
  }
}
