import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Directory } from '@casewright/data-access';
import { FilterChip } from '@casewright/ui';
import { clockFilters, type ClockFilterName } from './clock-filters';

/** Chips that narrow figures of clocks; what is chosen lives in the address. */
@Component({
  selector: 'cw-clock-filter-bar',
  imports: [FilterChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', 'aria-label': 'Filters' },
  template: `
    @for (filter of filters(); track filter.name) {
      <cw-filter-chip
        [label]="filter.label"
        [icon]="filter.icon"
        [options]="filter.options"
        [chosen]="filter.chosen"
        (changed)="choose(filter.name, $event)"
      />
    }
    @if (isFiltered()) {
      <button class="cw-quiet-button" type="button" (click)="clear()">Clear all</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-2);
      align-items: center;
    }
  `,
})
export class ClockFilterBar {
  readonly names = input.required<readonly ClockFilterName[]>();
  /** Of the address: values joined by commas. */
  readonly chosen = input.required<Readonly<Record<string, string>>>();
  private readonly router = inject(Router);
  private readonly directory = inject(Directory);
  protected readonly filters = computed(() => clockFilters(this.names(), this.directory.teams(), this.chosen()));
  protected readonly isFiltered = computed(() => Object.keys(this.chosen()).length > 0);

  constructor() {
    void this.directory.load();
  }

  protected choose(name: string, values: readonly string[]): void {
    this.go({ [name]: values.join(',') || null });
  }

  protected clear(): void {
    this.go(Object.fromEntries(this.names().map((name) => [name, null])));
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
