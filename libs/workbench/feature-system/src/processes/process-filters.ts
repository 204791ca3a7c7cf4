import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ProcessCountList } from '@casewright/contracts';
import { StateChoice } from '../state-choice';
import { choiceWord, processChoices, processName, type ProcessChoice } from './process-looks';

type Counts = ProcessCountList['items'];

interface Narrowed {
  readonly choice: ProcessChoice | undefined;
  readonly type: string | undefined;
}

/** Narrows processes to a state and a type, each with how many there are beside the other. */
@Component({
  selector: 'cw-process-filters',
  imports: [StateChoice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-state-choice [states]="states()" [chosen]="choice() ?? null" (picked)="changed.emit({ status: $event })" />
    @if (types().length > 1) {
      <cw-state-choice
        label="Type"
        all="All types"
        [states]="types()"
        [chosen]="type() || null"
        (picked)="changed.emit({ type: $event })"
      />
    }
  `,
  styles: ':host { display: contents; }',
})
export class ProcessFilters {
  readonly counts = input.required<Counts>();
  readonly choice = input<ProcessChoice>();
  readonly type = input<string>();
  readonly changed = output<{ readonly status?: string | null; readonly type?: string | null }>();
  protected readonly states = computed(() =>
    processChoices.map((value) => ({
      value,
      label: choiceWord(value),
      count: countOf(this.counts(), { choice: value, type: this.type() }),
    })),
  );
  protected readonly types = computed(() =>
    [...new Set(this.counts().map(({ type }) => type))].map((value) => ({
      value,
      label: processName(value),
      count: countOf(this.counts(), { type: value, choice: this.choice() }),
    })),
  );
}

function countOf(counts: Counts, { choice, type: wanted }: Narrowed): number {
  const ofType = counts.filter(({ type }) => (wanted || type) === type);
  if (choice === 'late') return ofType.reduce((sum, { late }) => sum + late, 0);
  return ofType.filter(({ status }) => (choice ?? status) === status).reduce((sum, { count }) => sum + count, 0);
}
