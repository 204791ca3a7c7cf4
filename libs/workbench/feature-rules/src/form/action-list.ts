import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Names, problemAt, removeAt, replaceAt, ValueInput } from '@casewright/conditions';
import type { RuleAction, RuleCatalogView, RuleProblem } from '@casewright/contracts';
import { Icon, Picker, type PickerOption } from '@casewright/ui';
import { TemplateInput } from './template-input';

type Parameter = RuleCatalogView['actions'][number]['parameters'][number];

/** What the rule does, in order. */
@Component({
  selector: 'cw-action-list',
  imports: [Icon, MatIconButton, Picker, TemplateInput, ValueInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './action-list.html',
  styleUrl: './action-list.scss',
})
export class ActionList {
  readonly actions = input.required<readonly RuleAction[]>();
  /** Where the list stands in the document. */
  readonly place = input<'/actions' | '/otherwise'>('/actions');
  /** Ids that other lists of the rule have given away. */
  readonly taken = input<readonly RuleAction[]>([]);
  /** What stands there as long as there is nothing. */
  readonly empty = input('No action yet: say what the rule is to do.');
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<RuleAction[]>();
  private readonly names = inject(Names);
  protected readonly offered = computed<readonly PickerOption[]>(() =>
    this.catalog()
      .actions.filter(isOffered)
      .map((action) => ({
        value: action.type,
        label: action.label,
        hint: action.external ? 'reaches people outside' : '',
      })),
  );

  constructor() {
    effect(() => {
      for (const action of this.actions())
        for (const parameter of this.known(action)?.parameters ?? [])
          if (parameter.input === 'person') for (const id of this.chosenOf(action, parameter)) void this.names.know(id);
    });
  }

  protected known(action: RuleAction) {
    return this.catalog().actions.find((candidate) => candidate.type === action.type);
  }

  protected optionsOf(parameter: Parameter): readonly PickerOption[] {
    const none = parameter.nullable ? [{ value: '', label: noneWords[parameter.input] ?? 'None' }] : [];
    if (parameter.input === 'team') return [...none, ...this.names.options('team')];
    if (parameter.input === 'agent') return [...none, ...this.names.options('agent')];
    if (parameter.input === 'person') return this.names.options('person');
    if (parameter.input === 'webhook') return this.names.options('webhook');
    if (parameter.input === 'ladder') return [...none, ...this.names.options('ladder')];
    return [...none, ...parameter.choices];
  }

  /** There are too many people to offer them all. */
  protected find(parameter: Parameter, text: string): void {
    if (parameter.input === 'person') void this.names.find(text);
  }

  protected chosenOf(action: RuleAction, parameter: Parameter): readonly string[] {
    const value = action.params[parameter.name];
    if (Array.isArray(value)) return value.map(String);
    return value === undefined ? [] : [value === null ? '' : String(value)];
  }

  protected wordsOf(action: RuleAction, parameter: Parameter): string {
    const options = this.optionsOf(parameter);
    return this.chosenOf(action, parameter)
      .map(
        (value) => options.find((option) => option.value === value)?.label ?? (isReference(parameter) ? this.names.nameOf(value) : value),
      )
      .join(', ');
  }

  protected offeredTags = (action: RuleAction, parameter: Parameter): readonly PickerOption[] =>
    this.chosenOf(action, parameter).map((value) => ({ value, label: value }));

  protected add(type: string): void {
    const letter = this.place() === '/actions' ? 'a' : 'o';
    const ids = new Set([...this.actions(), ...this.taken()].map(({ id }) => id));
    let number = this.actions().length + 1;
    while (ids.has(`${letter}${number}`)) number += 1;
    this.changed.emit([...this.actions(), { id: `${letter}${number}`, type, params: {} }]);
  }

  protected set(index: number, action: RuleAction, name: string, value: unknown): void {
    this.changed.emit(replaceAt(this.actions(), index, { ...action, params: { ...action.params, [name]: value } }));
  }

  /** The fact of the field that the action sets: it knows what values there are. */
  protected fieldOf(action: RuleAction) {
    return this.catalog().facts.find(({ id }) => id === `ticket.field.${String(action.params['key'])}`);
  }

  /** The value of another field would not fit. */
  protected pickField(index: number, action: RuleAction, key: string): void {
    this.changed.emit(replaceAt(this.actions(), index, { ...action, params: { key } }));
  }

  protected pickTag(index: number, action: RuleAction, parameter: Parameter, tag: string): void {
    const chosen = this.chosenOf(action, parameter);
    this.set(index, action, parameter.name, chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag]);
  }

  protected remove(index: number): void {
    this.changed.emit(removeAt(this.actions(), index));
  }

  /** What runs first changes what later ones see. */
  protected move(from: number, to: number): void {
    const rest = removeAt(this.actions(), from);
    const moved = this.actions()[from];
    if (moved) this.changed.emit([...rest.slice(0, to), moved, ...rest.slice(to)]);
  }

  protected problem(index: number): string | null {
    return problemAt(this.problems(), `${this.place()}/${index}`);
  }

  protected isMissing(): boolean {
    return problemAt(this.problems(), this.place()) !== null;
  }

  protected textOf(action: RuleAction, name: string): string {
    const text = action.params[name];
    return typeof text === 'string' ? text : '';
  }
}

/** Without a field there is nothing to set. */
const isOffered = ({ parameters }: RuleCatalogView['actions'][number]): boolean =>
  !parameters.some(({ input: kind, choices }) => kind === 'ticket-field' && choices.length === 0);

const noneWords: Readonly<Partial<Record<Parameter['input'], string>>> = { team: 'No team', agent: 'Nobody', ladder: 'Every escalation' };

const references: readonly Parameter['input'][] = ['team', 'agent', 'person', 'webhook', 'ladder'];
const isReference = ({ input: kind }: Parameter): boolean => references.includes(kind);
