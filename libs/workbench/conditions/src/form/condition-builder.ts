import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { ConditionNode, RuleCatalogView, RuleProblem } from '@casewright/contracts';
import { ConditionPart } from './condition-part';

/** Comparisons that must all hold, or of which one must, with groups and shared conditions in them, eight deep. */
@Component({
  selector: 'cw-condition-builder',
  imports: [ConditionPart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-condition-part
      [node]="conditions()"
      [place]="place()"
      [depth]="0"
      [catalog]="catalog()"
      [problems]="problems()"
      [empty]="empty()"
      [shared]="shared()"
      (changed)="changed.emit($event)"
      (removed)="changed.emit({ all: [] })"
    />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class ConditionBuilder {
  readonly conditions = input.required<ConditionNode>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  /** Where the conditions stand in the document. */
  readonly place = input('/conditions');
  /** What stands there as long as there is nothing. */
  readonly empty = input('No condition yet: add one, so that the rule knows which tickets it is for.');
  /** Whether conditions that rules share may stand among them. */
  readonly shared = input<'offered' | 'hidden'>('offered');
  readonly changed = output<ConditionNode>();
}
