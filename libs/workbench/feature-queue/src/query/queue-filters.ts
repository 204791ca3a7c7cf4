import { ChangeDetectionStrategy, Component, ElementRef, computed, input, output, viewChild } from '@angular/core';
import { FilterChip, Icon, type PickerOption } from '@casewright/ui';
import { clockFilterWords, filterChoices, linkedFilterLabels } from './filter-choices';
import { withFilter, type FilterName, type QueueQuery } from './queue-query';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const words = (name: FilterName, value: string): string => {
  if (name === 'clock') return clockFilterWords(value);
  return /From|Before/.test(name) ? day.format(new Date(value)) : value;
};

/** Search and filter chips over the rows. */
@Component({
  selector: 'cw-queue-filters',
  imports: [FilterChip, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue-filters.html',
  styleUrl: './queue-filters.scss',
})
export class QueueFilters {
  readonly query = input.required<QueueQuery>();
  readonly teams = input.required<readonly PickerOption[]>();
  readonly agents = input.required<readonly PickerOption[]>();
  readonly tags = input.required<readonly PickerOption[]>();
  /** Names for ids in filters that a link brought along. */
  readonly names = input<ReadonlyMap<string, string>>(new Map());
  readonly changed = output<QueueQuery>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly chips = computed(() => {
    const { filters } = this.query();
    return filterChoices(this.teams(), this.agents(), this.tags()).map((choice) => ({ ...choice, chosen: filters[choice.name] ?? [] }));
  });
  protected readonly linked = computed(() =>
    (Object.keys(linkedFilterLabels) as FilterName[]).flatMap((name) => {
      const chosen = this.query().filters[name];
      const value = chosen?.map((one) => this.names().get(one) ?? words(name, one)).join(', ');
      return chosen ? [{ name, label: linkedFilterLabels[name] ?? name, value }] : [];
    }),
  );
  protected readonly isFiltered = computed(() => Object.keys(this.query().filters).length > 0 || this.query().q !== '');

  focusSearch(): void {
    this.field().nativeElement.select();
  }

  protected set(name: FilterName, chosen: readonly string[]): void {
    this.changed.emit(withFilter(this.query(), name, chosen));
  }

  protected search(q: string): void {
    if (q !== this.query().q) this.changed.emit({ ...this.query(), q });
  }

  protected clear(): void {
    this.changed.emit({ ...this.query(), view: this.query().view ?? 'open', filters: {}, q: '' });
  }
}
