import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { FilterChip } from '@casewright/ui';
import { phaseWords, statusLooks, trialLooks } from '../words';
import type { RulesAddress } from './rules-address';

/** Chips that narrow the list of rules. The states offer the stages of trials too. */
@Component({
  selector: 'cw-rule-filters',
  imports: [FilterChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (choice of filters(); track choice.key) {
      <cw-filter-chip [label]="choice.label" [options]="choice.options" [chosen]="choice.chosen" (changed)="choose(choice.key, $event)" />
    }
  `,
  styles: ':host { display: contents; }',
})
export class RuleFilters {
  readonly status = input<string>();
  readonly phase = input<string>();
  readonly changed = output<RulesAddress>();
  protected readonly filters = computed(() => [
    { key: 'status', label: 'Status', chosen: listOf(this.status()), options: statuses },
    { key: 'phase', label: 'Phase', chosen: listOf(this.phase()), options: phases },
  ]);

  protected choose(key: string, values: readonly string[]): void {
    this.changed.emit({ [key]: values.at(-1) ?? null });
  }
}

const statuses = Object.entries({ ...statusLooks, ...trialLooks }).map(([value, { label }]) => ({ value, label }));
const phases = Object.entries(phaseWords).map(([value, label]) => ({ value, label }));

const listOf = (value: string | undefined): readonly string[] => (value ? [value] : []);
