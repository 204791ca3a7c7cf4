import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { ConditionBuilder, problemAt } from '@casewright/conditions';
import type { RuleCatalogView, RuleContent, RuleProblem, RuleView } from '@casewright/contracts';
import { Field, FormPart } from '@casewright/ui';
import { ActionList } from '../form/action-list';
import { GuardsForm } from '../form/guards-form';
import { OrderForm } from '../form/order-form';
import { TriggerForm } from '../form/trigger-form';

/** What a rule says: when, if, then, otherwise, in which order, and what keeps it from acting again. */
@Component({
  selector: 'cw-rule-form',
  imports: [ActionList, ConditionBuilder, Field, FormPart, GuardsForm, OrderForm, TriggerForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-form.html',
  styles: ':host { display: contents; }',
})
export class RuleForm {
  readonly content = input.required<RuleContent>();
  readonly catalog = input.required<RuleCatalogView>();
  /** The other rules, in the order in which they run. */
  readonly others = input.required<readonly RuleView[]>();
  readonly problems = input.required<readonly RuleProblem[]>();
  readonly changed = output<Partial<RuleContent>>();
  protected readonly problem = (place: string): string | null => problemAt(this.problems(), place);
}
