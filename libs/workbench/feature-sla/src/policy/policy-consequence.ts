import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Priority, SlaPolicyContent } from '@casewright/contracts';
import { SlaAdminApi, previewOf } from '@casewright/data-access';
import {
  Chip,
  Icon,
  Picker,
  PriorityChip,
  Section,
  minutesAsText,
  prioritiesByUrgency,
  priorityLooks,
  type PickerOption,
} from '@casewright/ui';
import { Names } from '../names';
import { matchWords, targetSentence } from '../policies/sentence';
import { moment, targetWords } from '../words';
import { exampleFor, fridayAfternoon } from './example';

/** Beside the form: the policy in words, and when it makes an example ticket due. */
@Component({
  selector: 'cw-policy-consequence',
  imports: [Chip, Icon, Picker, PriorityChip, Section],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policy-consequence.html',
  styleUrl: './policy-consequence.scss',
})
export class PolicyConsequence {
  readonly content = input.required<SlaPolicyContent>();
  readonly calendars = input.required<readonly PickerOption[]>();
  private readonly api = inject(SlaAdminApi);
  private readonly names = inject(Names);
  protected readonly createdAt = signal(fridayAfternoon(new Date()));
  protected readonly priority = signal<Priority>('urgent');
  protected readonly priorities = prioritiesByUrgency.map((value) => ({ value, ...priorityLooks[value] }));
  protected readonly words = targetWords;
  protected readonly minutesAsText = minutesAsText;
  protected readonly moment = moment;
  protected readonly matchWords = computed(() => matchWords(this.content().match, this.names.nameOf));
  protected readonly sentences = computed(() =>
    this.content().targets.map((target) => targetSentence(target, this.calendarName(target.calendarId))),
  );
  protected readonly preview = previewOf(
    () => exampleFor(this.content(), this.createdAt(), this.priority()),
    (draft) => this.api.previewPolicy(draft),
  );

  protected pickPriority(priority: string): void {
    this.priority.set(priority as Priority);
  }

  private calendarName(id: string | null): string | null {
    return id === null ? null : (this.calendars().find(({ value }) => value === id)?.label ?? 'a calendar that is gone');
  }
}
