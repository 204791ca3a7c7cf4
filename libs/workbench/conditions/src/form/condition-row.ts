import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { ConditionLeaf, RuleCatalogView } from '@casewright/contracts';
import { Icon, Picker, type PickerOption } from '@casewright/ui';
import { newLeaf, operandOf, withOperator } from './condition';
import { ValueInput } from './value-input';

const groupWords = {
  ticket: 'Ticket',
  requester: 'Requester',
  organisation: 'Organisation',
  event: 'What happened',
  before: 'Before',
  clocks: 'Clocks',
  load: 'Load',
  fields: 'Field',
  plugins: 'Plugin',
} as const;

const negations = new Set(['notEqual', 'notIn', 'containsNone']);

/** One comparison: fact, operator, value, and what it means where the fact has no value. */
@Component({
  selector: 'cw-condition-row',
  imports: [Icon, MatIconButton, Picker, ValueInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './condition-row.html',
  styleUrl: './condition-row.scss',
})
export class ConditionRow {
  readonly leaf = input.required<ConditionLeaf>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problem = input<string | null>(null);
  readonly changed = output<ConditionLeaf>();
  readonly removed = output();

  protected readonly fact = computed(() => this.catalog().facts.find((fact) => fact.id === this.leaf().fact));
  protected readonly operator = computed(() => this.catalog().operators.find((operator) => operator.id === this.leaf().operator));
  protected readonly operand = computed(() => operandOf(this.leaf().operator, this.catalog()));
  /** What a negation does with a missing value is said aloud, because few expect it. */
  protected readonly negation = computed(() => {
    const operator = this.operator();
    return operator && negations.has(operator.id) ? operator.missing : null;
  });
  protected readonly facts = computed<readonly PickerOption[]>(() =>
    this.catalog()
      .facts.filter(({ gone }) => !gone)
      .map((fact) => ({ value: fact.id, label: fact.label, hint: groupWords[fact.group] })),
  );
  protected readonly operators = computed<readonly PickerOption[]>(() => {
    const fitting = new Set(this.fact()?.operators ?? []);
    return this.catalog()
      .operators.filter((operator) => fitting.has(operator.id))
      .map(({ id, label }) => ({ value: id, label }));
  });

  protected pickFact(id: string): void {
    const fact = this.catalog().facts.find((known) => known.id === id);
    if (fact) this.changed.emit(newLeaf(fact, this.catalog()));
  }

  protected pickOperator(operator: string): void {
    this.changed.emit(withOperator(this.leaf(), operator, this.catalog()));
  }

  protected write(value: unknown): void {
    this.changed.emit({ ...this.leaf(), value });
  }
}
