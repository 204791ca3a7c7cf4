import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { RuleCatalogView, RuleProblem, RuleTrigger } from '@casewright/contracts';
import { EventTriggerForm } from './event-trigger-form';

/** What starts a rule. */
@Component({
  selector: 'cw-trigger-form',
  imports: [EventTriggerForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let given = trigger();
    @if (given.kind === 'event') {
      <cw-event-trigger-form [trigger]="given" [catalog]="catalog()" [problems]="problems()" (changed)="changed.emit($event)" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--cw-2);
    }
  `,
})
export class TriggerForm {
  readonly trigger = input.required<RuleTrigger>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<RuleTrigger>();
}
