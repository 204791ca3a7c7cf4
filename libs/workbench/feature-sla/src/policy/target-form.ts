import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Priority, SlaTargetDefinition } from '@casewright/contracts';
import { Icon, Picker, PriorityChip, prioritiesByUrgency, type PickerOption } from '@casewright/ui';
import { priorityWords, targetWords } from '../words';
import { GoalInput } from './goal-input';

/** One promise: goals per priority, what time counts, and when to warn. */
@Component({
  selector: 'cw-target-form',
  imports: [GoalInput, Icon, MatIconButton, Picker, PriorityChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './target-form.html',
  styleUrl: './target-form.scss',
})
export class TargetForm {
  readonly target = input.required<SlaTargetDefinition>();
  readonly calendars = input.required<readonly PickerOption[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly removable = input<'no' | 'yes'>('yes');
  readonly problem = input<string | null>(null);
  readonly changed = output<SlaTargetDefinition>();
  readonly removed = output();
  protected readonly priorities = prioritiesByUrgency;
  protected readonly priorityWords = priorityWords;
  protected readonly words = targetWords;
  protected readonly options = computed<readonly PickerOption[]>(() => [
    { value: '', label: 'Around the clock', icon: 'clock' },
    ...this.calendars(),
  ]);
  protected readonly calendarWords = computed(
    () => this.options().find(({ value }) => value === (this.target().calendarId ?? ''))?.label ?? 'A calendar that is gone',
  );

  protected setGoal(priority: Priority, minutes: number | null): void {
    this.changed.emit({ ...this.target(), goals: { ...this.target().goals, [priority]: minutes } });
  }

  protected setCalendar(id: string): void {
    this.changed.emit({ ...this.target(), calendarId: id === '' ? null : id });
  }

  protected setWarning(percent: string): void {
    this.changed.emit({ ...this.target(), warnAtPercent: Math.min(99, Math.max(1, Math.round(Number(percent)) || 80)) });
  }
}
