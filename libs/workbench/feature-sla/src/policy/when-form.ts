import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { ConditionBuilder, isGroup, partsOf } from '@casewright/conditions';
import type { ConditionNode, RuleCatalogView, RuleProblem } from '@casewright/contracts';
import { policyCatalog } from './policy-facts';

const everyTicket: ConditionNode = { all: [] };

/** Which tickets a policy is for, in the language of rules, over what the clocks know of a ticket. */
@Component({
  selector: 'cw-when-form',
  imports: [ConditionBuilder],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (catalog()) {
      <cw-condition-builder
        place="/when"
        shared="hidden"
        empty="Every ticket. Add a condition to name those that it is for."
        [conditions]="conditions()"
        [catalog]="allowed()"
        [problems]="problems()"
        (changed)="take($event)"
      />
    } @else {
      <p class="quiet">
        {{ when() === null ? 'Every ticket.' : 'Tickets that meet its conditions.' }} To see and change conditions you need permission to
        see rules.
      </p>
    }
  `,
  styles: `
    .quiet {
      color: var(--cw-muted);
    }
  `,
})
export class WhenForm {
  /** Null: every ticket. */
  readonly when = input.required<ConditionNode | null>();
  /** Null where the reader may not see rules. */
  readonly catalog = input.required<RuleCatalogView | null>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<ConditionNode | null>();
  protected readonly conditions = computed(() => this.when() ?? everyTicket);
  protected readonly allowed = computed(() => policyCatalog(this.catalog() ?? noCatalog));

  protected take(node: ConditionNode): void {
    this.changed.emit(isGroup(node) && partsOf(node).length === 0 ? null : node);
  }
}

const noCatalog: RuleCatalogView = {
  ...{ facts: [], operators: [], actions: [], events: [], phases: [], actors: [] },
  ...{ changeableFields: [], templateVariables: [] },
};
