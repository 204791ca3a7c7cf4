import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TriedDecisionView } from '@casewright/contracts';
import { Chip, ConditionTree, FieldChanges, Now, actionLooks, withLocalTimes } from '@casewright/ui';
import { outcomeLooks } from './outcome-looks';

/** What a rule would have done on an event, and why. */
@Component({
  selector: 'cw-tried-decision',
  imports: [Chip, ConditionTree, FieldChanges, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tried-decision.html',
  styleUrl: './tried-decision.scss',
})
export class TriedDecision {
  readonly decision = input.required<TriedDecisionView>();
  private readonly now = inject(Now);
  protected readonly actions = actionLooks;
  protected readonly look = computed(() => outcomeLooks[this.decision().outcome]);
  protected readonly local = (text: string): string => withLocalTimes(text, this.now.ms());
}
