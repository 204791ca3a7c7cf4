import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { TeamView } from '@casewright/contracts';
import { roleWords } from '@casewright/data-access';
import { FilterChip, type IconName, type PickerOption } from '@casewright/ui';
import { stateOptions } from './words';

interface Filter {
  readonly key: 'role' | 'teamId' | 'state';
  readonly label: string;
  readonly icon: IconName;
  readonly options: readonly PickerOption[];
  readonly chosen: string | undefined;
}

const roleOptions = Object.entries(roleWords).map(([value, label]) => ({ value, label }));

/** Chips that narrow the list of people. */
@Component({
  selector: 'cw-user-filters',
  imports: [FilterChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (filter of filters(); track filter.key) {
      <cw-filter-chip
        [label]="filter.label"
        [icon]="filter.icon"
        [options]="filter.options"
        [chosen]="filter.chosen ? [filter.chosen] : []"
        (changed)="choose(filter.key, $event)"
      />
    }
  `,
  styles: ':host { display: contents; }',
})
export class UserFilters {
  readonly role = input<string>();
  readonly teamId = input<string>();
  readonly state = input<string>();
  readonly teams = input.required<readonly TeamView[]>();
  readonly changed = output<Partial<Record<Filter['key'], string | null>>>();
  protected readonly filters = computed<readonly Filter[]>(() => [
    { key: 'role', label: 'Role', icon: 'shield', options: roleOptions, chosen: this.role() },
    {
      ...{ key: 'teamId', label: 'Team', icon: 'people', chosen: this.teamId() },
      options: this.teams().map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'state', label: 'State', icon: 'account', options: stateOptions, chosen: this.state() },
  ]);

  protected choose(key: Filter['key'], values: readonly string[]): void {
    this.changed.emit({ [key]: values.at(-1) ?? null });
  }
}
