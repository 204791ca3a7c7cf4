import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ConditionBuilder, problemAt } from '@casewright/conditions';
import type { ConditionNode, RelativeTrigger, RuleCatalogView, RuleProblem } from '@casewright/contracts';
import { SlaAdminApi } from '@casewright/data-access';
import { Field, Icon, Picker, type PickerOption } from '@casewright/ui';
import { anchorWords } from '../words';
import { OffsetInput } from './offset-input';

const allHours: PickerOption = { value: '', label: 'All hours' };

/** How long before or after which time of the ticket, counted in whose hours, and what ends the waiting. */
@Component({
  selector: 'cw-relative-trigger-form',
  imports: [ConditionBuilder, Field, Icon, MatButton, OffsetInput, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './relative-trigger-form.html',
  styleUrl: './trigger-form.scss',
})
export class RelativeTriggerForm {
  readonly trigger = input.required<RelativeTrigger>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<RelativeTrigger>();
  private readonly api = inject(SlaAdminApi);
  /** Without the permission to see calendars there is nothing to choose. */
  private readonly calendars = resource({ loader: () => this.api.calendars().catch(() => ({ items: [] })) });
  protected readonly anchors: readonly PickerOption[] = Object.entries(anchorWords).map(([value, label]) => ({ value, label }));
  protected readonly hours = computed<readonly PickerOption[]>(() => [
    allHours,
    ...(this.calendars.value()?.items ?? []).map(({ id, name }) => ({ value: id, label: `Hours of “${name}”` })),
  ]);
  protected readonly anchor = computed(() => this.anchors.find(({ value }) => value === this.trigger().anchor)?.label ?? 'Choose a time …');
  protected readonly hoursWords = computed(
    () => this.hours().find(({ value }) => value === (this.trigger().calendarId ?? ''))?.label ?? 'Hours of a calendar that is gone',
  );
  protected readonly problem = (pointer: string): string | null => problemAt(this.problems(), pointer);

  protected set(change: Partial<RelativeTrigger>): void {
    this.changed.emit({ ...this.trigger(), ...change });
  }

  protected setHours(calendarId: string): void {
    const { calendarId: _, ...rest } = this.trigger();
    this.changed.emit(calendarId === '' ? rest : { ...rest, calendarId });
  }

  protected setCancel(conditions: ConditionNode | undefined): void {
    const { cancelWhen: _, ...rest } = this.trigger();
    this.changed.emit(conditions ? { ...rest, cancelWhen: conditions } : rest);
  }
}
