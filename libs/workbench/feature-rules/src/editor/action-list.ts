import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { RuleAction, RuleCatalogView, RuleProblem } from '@casewright/contracts';
import { Directory } from '@casewright/data-access';
import { Icon, Picker, type PickerOption } from '@casewright/ui';
import { removeAt, replaceAt } from './condition';

type Parameter = RuleCatalogView['actions'][number]['parameters'][number];

/** What the rule does, in order. */
@Component({
  selector: 'cw-action-list',
  imports: [Icon, MatIconButton, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './action-list.html',
  styleUrl: './action-list.scss',
})
export class ActionList {
  readonly actions = input.required<readonly RuleAction[]>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<RuleAction[]>();
  private readonly directory = inject(Directory);
  protected readonly offered = computed<readonly PickerOption[]>(() =>
    this.catalog().actions.map((action) => ({
      value: action.type,
      label: action.label,
      hint: action.external ? 'reaches people outside' : '',
    })),
  );
  protected readonly variables = computed(() =>
    this.catalog()
      .templateVariables.map(({ value }) => `{{${value}}}`)
      .join('  '),
  );

  protected known(action: RuleAction) {
    return this.catalog().actions.find((candidate) => candidate.type === action.type);
  }

  protected optionsOf(parameter: Parameter): readonly PickerOption[] {
    const none = parameter.nullable ? [{ value: '', label: 'Nobody' }] : [];
    if (parameter.input === 'team') return [...none, ...this.directory.teams()];
    if (parameter.input === 'agent') return [...none, ...this.directory.agents()];
    return [...none, ...parameter.choices];
  }

  protected chosenOf(action: RuleAction, parameter: Parameter): readonly string[] {
    const value = action.params[parameter.name];
    if (Array.isArray(value)) return value.map(String);
    return value === undefined ? [] : [value === null ? '' : String(value)];
  }

  protected wordsOf(action: RuleAction, parameter: Parameter): string {
    const options = this.optionsOf(parameter);
    return this.chosenOf(action, parameter)
      .map((value) => options.find((option) => option.value === value)?.label ?? value)
      .join(', ');
  }

  protected offeredTags = (action: RuleAction, parameter: Parameter): readonly PickerOption[] =>
    this.chosenOf(action, parameter).map((value) => ({ value, label: value }));

  protected add(type: string): void {
    const ids = new Set(this.actions().map(({ id }) => id));
    let number = this.actions().length + 1;
    while (ids.has(`a${number}`)) number += 1;
    this.changed.emit([...this.actions(), { id: `a${number}`, type, params: {} }]);
  }

  protected set(index: number, action: RuleAction, name: string, value: unknown): void {
    this.changed.emit(replaceAt(this.actions(), index, { ...action, params: { ...action.params, [name]: value } }));
  }

  protected pickTag(index: number, action: RuleAction, parameter: Parameter, tag: string): void {
    const chosen = this.chosenOf(action, parameter);
    this.set(index, action, parameter.name, chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag]);
  }

  protected remove(index: number): void {
    this.changed.emit(removeAt(this.actions(), index));
  }

  protected problemAt(index: number): string | null {
    return this.problems().find(({ pointer }) => pointer.startsWith(`/actions/${index}`))?.message ?? null;
  }
}
