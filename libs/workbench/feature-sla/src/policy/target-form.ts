import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Priority, SlaTargetDefinition } from '@casewright/contracts';
import { Icon, MinutesInput, Picker, PriorityChip, prioritiesByUrgency, targetWords, type PickerOption } from '@casewright/ui';
import { Movers } from '../movers';
import { pausesOf } from '../policies/sentence';
import { priorityWords, toggled } from '../words';
import { LevelList } from './level-list';
import { pauseWords, targetLooks, type Pause } from './target-looks';
import { WarningList } from './warning-list';

/** One promise: goals per priority, what time counts, when to warn, how a breach grows, and where it stands still. */
@Component({
  selector: 'cw-target-form',
  imports: [Icon, LevelList, MatIconButton, MinutesInput, Movers, Picker, PriorityChip, WarningList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './target-form.html',
  styleUrl: './target-form.scss',
})
export class TargetForm {
  readonly target = input.required<SlaTargetDefinition>();
  readonly calendars = input.required<readonly PickerOption[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  /** Where it stands among the others: decides in which directions it can move, and whether it can go. */
  readonly place = input<'only' | 'first' | 'between' | 'last'>('between');
  /** What the server has against a part of it, by its pointer inside the target: `/goals/urgent`. */
  readonly wrong = input<(pointer: string) => string | null>(() => null);
  readonly changed = output<SlaTargetDefinition>();
  readonly removed = output();
  /** By one place. */
  readonly moved = output<-1 | 1>();
  protected readonly priorities = prioritiesByUrgency;
  protected readonly priorityWords = priorityWords;
  protected readonly name = computed(() => targetWords[this.target().target]);
  protected readonly look = computed(() => targetLooks[this.target().target]);
  protected readonly options = computed<readonly PickerOption[]>(() => [
    { value: '', label: 'Around the clock', icon: 'clock' },
    ...this.calendars(),
  ]);
  protected readonly calendarWords = computed(
    () => this.options().find(({ value }) => value === (this.target().calendarId ?? ''))?.label ?? 'A calendar that is gone',
  );
  /** Null where the policy has no choice. */
  protected readonly pauses = computed(() => this.look().mayPauseIn?.map((value) => ({ value, label: pauseWords[value] })) ?? null);
  protected readonly pausesIn = computed(() => pausesOf(this.target()));
  protected readonly pausesWords = computed(
    () =>
      this.pausesIn()
        .map((status) => pauseWords[status])
        .join(', ') || 'Never',
  );
  protected readonly part = (pointer: string) => (inner: string) => this.wrong()(`${pointer}${inner}`);

  protected write(change: Partial<SlaTargetDefinition>): void {
    this.changed.emit({ ...this.target(), ...change });
  }

  protected setGoal(priority: Priority, minutes: number | null): void {
    this.write({ goals: { ...this.target().goals, [priority]: minutes } });
  }

  protected togglePause(status: string): void {
    this.write({ pausesIn: toggled(this.pausesIn(), status as Pause) });
  }
}
