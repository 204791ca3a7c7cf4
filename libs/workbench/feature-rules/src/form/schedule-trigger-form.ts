import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { ConditionBuilder, problemAt } from '@casewright/conditions';
import { maxSubjects, type RuleCatalogView, type RuleProblem, type ScheduleTrigger } from '@casewright/contracts';
import { TimedRulesApi, previewOf } from '@casewright/data-access';
import { Field, Picker, Time, type PickerOption } from '@casewright/ui';

const zones = Intl.supportedValuesOf('timeZone');

/** At which times, in whose time zone, and on which tickets; with the next times in the reader's own zone. */
@Component({
  selector: 'cw-schedule-trigger-form',
  imports: [ConditionBuilder, Field, Picker, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './schedule-trigger-form.html',
  styleUrl: './trigger-form.scss',
})
export class ScheduleTriggerForm {
  readonly trigger = input.required<ScheduleTrigger>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<ScheduleTrigger>();
  private readonly api = inject(TimedRulesApi);
  protected readonly maxSubjects = maxSubjects.toLocaleString('en');
  protected readonly zones: readonly PickerOption[] = [...new Set(['UTC', ...zones])].map((zone) => ({ value: zone, label: zone }));
  private readonly preview = previewOf(
    () => ({ cron: this.trigger().cron, timeZone: this.trigger().timeZone }),
    (asked) => this.api.schedule(asked),
  );
  protected readonly next = computed(() => this.preview.answer()?.next ?? []);

  /** Of the preview first, which answers sooner than the check of the whole rule. */
  protected problem(pointer: string): string | null {
    return problemAt(this.preview.answer()?.problems ?? [], pointer) ?? problemAt(this.problems(), pointer);
  }

  protected set(change: Partial<ScheduleTrigger>): void {
    this.changed.emit({ ...this.trigger(), ...change });
  }
}
