import { ChangeDetectionStrategy, Component, computed, inject, input, output, viewChild } from '@angular/core';
import type { Priority } from '@casewright/contracts';
import {
  Icon,
  Now,
  Picker,
  SelectionBar,
  momentOptions,
  momentsFrom,
  prioritiesByUrgency,
  priorityLooks,
  type PickerOption,
} from '@casewright/ui';
import type { BulkChange } from './bulk-change';

const nobody: PickerOption = { value: 'none', label: 'Nobody', icon: 'none' };

/** What can be done with the ticked rows. */
@Component({
  selector: 'cw-bulk-bar',
  imports: [Icon, Picker, SelectionBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bulk-bar.html',
})
export class BulkBar {
  readonly count = input.required<number>();
  readonly agents = input.required<readonly PickerOption[]>();
  readonly teams = input.required<readonly PickerOption[]>();
  readonly statuses = input.required<readonly PickerOption[]>();
  readonly tags = input.required<readonly PickerOption[]>();
  readonly chosen = output<BulkChange>();
  readonly cleared = output();

  private readonly assign = viewChild.required<Picker>('assign');
  private readonly priority = viewChild.required<Picker>('priority');
  private readonly status = viewChild.required<Picker>('status');
  private readonly tag = viewChild.required<Picker>('tag');
  private readonly snooze = viewChild.required<Picker>('snooze');
  private readonly now = inject(Now);
  private readonly moments = computed(() => momentsFrom(new Date(this.now.ms())));
  protected readonly nobody = nobody;
  protected readonly priorities: readonly PickerOption[] = prioritiesByUrgency.map((value) => ({ value, ...priorityLooks[value] }));
  /** Any other time is for one ticket, with its reason. */
  protected readonly times = computed(() => momentOptions(this.moments()).filter(({ value }) => value !== 'custom'));

  open(which: 'assign' | 'priority' | 'status' | 'tag' | 'snooze'): void {
    this[which]().open();
  }

  protected assignTo(value: string): void {
    const words = value === 'none' ? 'assigned to nobody' : `assigned to ${labelOf(this.agents(), value)}`;
    this.chosen.emit({ kind: 'edit', changes: { assigneeId: value === 'none' ? null : value }, words });
  }

  protected moveTo(teamId: string): void {
    this.chosen.emit({ kind: 'edit', changes: { teamId }, words: `moved to ${labelOf(this.teams(), teamId)}` });
  }

  protected prioritise(priority: string): void {
    this.chosen.emit({ kind: 'edit', changes: { priority: priority as Priority }, words: `priority ${priority}` });
  }

  protected setStatus(status: string): void {
    this.chosen.emit({ kind: 'edit', changes: { status }, words: labelOf(this.statuses(), status).toLowerCase() });
  }

  protected snoozeUntil(id: string): void {
    const moment = this.moments().find((one) => one.id === id);
    if (moment) this.chosen.emit({ kind: 'snooze', until: moment.at, words: `snoozed until ${labelOf(this.times(), id).toLowerCase()}` });
  }

  protected addTag(tag: string): void {
    this.chosen.emit({ kind: 'tag', tag: tag.toLowerCase().trim().replace(/\s+/g, '-') });
  }
}

const labelOf = (options: readonly PickerOption[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;
