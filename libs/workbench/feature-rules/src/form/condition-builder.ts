import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { ConditionLeaf, ConditionNode, RuleCatalogView, RuleProblem } from '@casewright/contracts';
import { Icon } from '@casewright/ui';
import { fromForm, isLeaf, newLeaf, removeAt, replaceAt, toForm, type FormGroup, type FormPart } from './condition';
import { ConditionRow } from './condition-row';
import { problemAt } from './problem-at';

type Inner = Exclude<FormPart, ConditionLeaf>;

/** Comparisons that must all hold, or of which one must, with groups one level deep. */
@Component({
  selector: 'cw-condition-builder',
  imports: [ConditionRow, Icon, MatButton, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './condition-builder.html',
  styleUrl: './condition-builder.scss',
})
export class ConditionBuilder {
  readonly conditions = input.required<ConditionNode>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<ConditionNode>();
  protected readonly group = computed(() => toForm(this.conditions()));
  protected readonly isLeaf = isLeaf;
  protected readonly inner = (part: FormPart): Inner => part as Inner;

  protected setMode(group: FormGroup, mode: 'all' | 'any'): void {
    this.changed.emit(fromForm({ ...group, mode }));
  }

  protected set(group: FormGroup, index: number, part: FormPart): void {
    this.changed.emit(fromForm({ ...group, parts: replaceAt(group.parts, index, part) }));
  }

  protected remove(group: FormGroup, index: number): void {
    this.changed.emit(fromForm({ ...group, parts: removeAt(group.parts, index) }));
  }

  protected add(group: FormGroup, part: FormPart): void {
    this.changed.emit(fromForm({ ...group, parts: [...group.parts, part] }));
  }

  protected fresh(): ConditionLeaf {
    const [fact] = this.catalog().facts;
    return fact ? newLeaf(fact, this.catalog()) : { fact: '', operator: 'equal', value: '' };
  }

  protected freshGroup = (mode: 'all' | 'any'): Inner => ({ mode: mode === 'all' ? 'any' : 'all', parts: [this.fresh()] });

  protected setInner(group: FormGroup, index: number, inner: Inner, at: number, leaf: ConditionLeaf): void {
    this.set(group, index, { ...inner, parts: replaceAt(inner.parts, at, leaf) });
  }

  protected removeInner(group: FormGroup, index: number, inner: Inner, at: number): void {
    if (inner.parts.length === 1) this.remove(group, index);
    else this.set(group, index, { ...inner, parts: removeAt(inner.parts, at) });
  }

  /** The server's word on one part, by its JSON pointer. */
  protected problem(place: string): string | null {
    return problemAt(this.problems(), place);
  }

  /** The server's word on a group itself, not on what it holds. */
  protected groupProblem(place: string): string | null {
    return this.problems().find(({ pointer }) => pointer === place)?.message ?? null;
  }
}
