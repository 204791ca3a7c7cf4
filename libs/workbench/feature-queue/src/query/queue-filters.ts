import { ChangeDetectionStrategy, Component, DestroyRef, ElementRef, computed, inject, input, output, viewChild } from '@angular/core';
import { TicketFields } from '@casewright/data-access';
import { FilterChip, Icon, type PickerOption } from '@casewright/ui';
import { clockFilterWords, fieldOptions, filterChoices, linkedFilterLabels } from './filter-choices';
import type { FilterName } from './filters';
import { withFilter, type QueueQuery } from './queue-query';

const patience = 300;
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
  readonly reader = input<'staff' | 'customer'>('staff');
  /** Names for ids in filters that a link brought along. */
  readonly names = input<ReadonlyMap<string, string>>(new Map());
  readonly changed = output<QueueQuery>();

  private readonly fields = inject(TicketFields);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly chips = computed(() => {
    const { filters } = this.query();
    const choices = filterChoices(this.teams(), this.agents(), this.tags(), fieldOptions(this.fields.all()));
    const offered = this.reader() === 'staff' ? choices : choices.filter(({ name }) => name === 'category');
    return offered.map((choice) => ({ ...choice, chosen: filters[choice.name] ?? [] }));
  });
  protected readonly linked = computed(() =>
    (Object.keys(linkedFilterLabels) as FilterName[]).flatMap((name) => {
      const chosen = this.query().filters[name];
      const value = chosen?.map((one) => this.names().get(one) ?? words(name, one)).join(', ');
      return chosen ? [{ name, label: linkedFilterLabels[name] ?? name, value }] : [];
    }),
  );
  protected readonly isFiltered = computed(() => Object.keys(this.query().filters).length > 0 || this.query().q !== '');

  constructor() {
    void this.fields.load();
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  focusSearch(): void {
    this.field().nativeElement.select();
  }

  protected set(name: FilterName, chosen: readonly string[]): void {
    this.changed.emit(withFilter(this.query(), name, chosen));
  }

  protected search(q: string): void {
    clearTimeout(this.timer);
    if (q !== this.query().q) this.changed.emit({ ...this.query(), q });
  }

  /** Searches while one types, once the hand rests. */
  protected type(q: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(q), patience);
  }

  protected clear(): void {
    this.changed.emit({ ...this.query(), view: this.query().view ?? 'open', filters: {}, q: '' });
  }
}
