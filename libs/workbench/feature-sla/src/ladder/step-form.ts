import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { DurationInput, Names } from '@casewright/conditions';
import { audienceWords, type LadderStep, type PriorityRaise } from '@casewright/contracts';
import { Field, Icon, Picker, type PickerOption } from '@casewright/ui';
import { audienceKey, toggledAudience } from './ladder-content';

const raises: readonly { readonly value: PriorityRaise; readonly label: string }[] = [
  { value: 'one-higher', label: 'One higher' },
  { value: 'normal', label: 'To normal' },
  { value: 'high', label: 'To high' },
  { value: 'urgent', label: 'To urgent' },
];

/** One step of a ladder: when it is, whom it tells, and what it changes. */
@Component({
  selector: 'cw-step-form',
  imports: [DurationInput, Field, Icon, MatIconButton, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './step-form.html',
  styleUrl: './step-form.scss',
})
export class StepForm {
  readonly step = input.required<LadderStep>();
  readonly number = input.required<number>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  /** The only one stays. */
  readonly removable = input<'yes' | 'no'>('yes');
  /** What the server has against a part of it, by the pointer behind that of the step. */
  readonly wrong = input.required<(part: string) => string | null>();
  readonly changed = output<LadderStep>();
  readonly removed = output();
  private readonly names = inject(Names);
  protected readonly audiences = computed<readonly PickerOption[]>(() => [
    { value: 'assignee', label: 'Whoever has the ticket', icon: 'assign' },
    { value: 'assigned-team', label: 'The team that has the ticket', icon: 'people' },
    ...this.names.options('team').map((team) => ({ ...team, value: `team:${team.value}` })),
    ...this.names.options('agent').map((agent) => ({ ...agent, value: `agent:${agent.value}` })),
  ]);
  protected readonly told = computed(() =>
    this.step()
      .notify.map((audience) => audienceWords(audience, this.names.nameOf))
      .join(', '),
  );
  protected readonly toldKeys = computed(() => this.step().notify.map(audienceKey));
  protected readonly teams = computed<readonly PickerOption[]>(() => [
    { value: '', label: 'Leave it where it is' },
    ...this.names.options('team'),
  ]);
  protected readonly agents = computed<readonly PickerOption[]>(() => [
    { value: '', label: 'Leave it with whom it is' },
    ...this.names.options('agent'),
  ]);
  protected readonly raises: readonly PickerOption[] = [{ value: '', label: 'Leave it as it is' }, ...raises];
  protected readonly nameOf = this.names.nameOf;
  protected readonly raiseWords = computed(
    () => raises.find(({ value }) => value === this.step().raisePriority)?.label ?? 'Leave it as it is',
  );

  protected write(change: Partial<LadderStep>): void {
    this.changed.emit({ ...this.step(), ...change });
  }

  protected tell(key: string): void {
    this.write({ notify: toggledAudience(this.step().notify, key) });
  }

  protected raise(to: string): void {
    this.write({ raisePriority: raises.find(({ value }) => value === to)?.value ?? null });
  }
}
