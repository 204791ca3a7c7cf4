import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DecisionView } from '@casewright/contracts';
import { Chip, ConditionTree, FieldChanges, Now, Time, actionLooks, withLocalTimes } from '@casewright/ui';

/** One firing of a rule, from its event to its changes. */
@Component({
  selector: 'cw-decision-record',
  imports: [Chip, ConditionTree, FieldChanges, RouterLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decision-record.html',
  styleUrl: './why.scss',
})
export class DecisionRecord {
  readonly decision = input.required<DecisionView>();
  private readonly now = inject(Now);
  protected readonly statusLooks = actionLooks;
  protected readonly local = (text: string): string => withLocalTimes(text, this.now.ms());
}
