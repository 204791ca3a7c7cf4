import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { RuleCatalogView, RuleProblem, SlaPolicyContent } from '@casewright/contracts';
import { problemAt } from '@casewright/conditions';
import { Field, FormPart, type PickerOption } from '@casewright/ui';
import { NameField } from '../name-field';
import { onPriorityChangeChoices } from './priority-change';
import { TargetsForm } from './targets-form';
import { WhenForm } from './when-form';

/** Places that hold other places, each of which shows what the server has against it itself. */
const holdsOthers = /^\/targets(\/\d+(\/(warnings|breachLevels|goals))?)?$/;

/** Everything that a policy says. */
@Component({
  selector: 'cw-policy-form',
  imports: [Field, FormPart, NameField, TargetsForm, WhenForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policy-form.html',
  styleUrl: './policy-form.scss',
})
export class PolicyForm {
  readonly content = input.required<SlaPolicyContent>();
  readonly catalog = input.required<RuleCatalogView | null>();
  readonly calendars = input.required<readonly PickerOption[]>();
  /** Not called `state`: an element with that name would go into the frame's slot for it. */
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  /** What the server has against the content, by pointer. */
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly written = output<Partial<SlaPolicyContent>>();
  protected readonly effects = onPriorityChangeChoices;
  protected readonly wrong = (pointer: string): string | null =>
    holdsOthers.test(pointer)
      ? (this.problems().find((problem) => problem.pointer === pointer)?.message ?? null)
      : problemAt(this.problems(), pointer);
}
