import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { ConditionLeaf, ConditionNode, RuleCatalogView, RuleProblem } from '@casewright/contracts';
import { Icon, Picker } from '@casewright/ui';
import { Names } from '../names';
import { deepest, groupOf, isGroup, isLeaf, modeOf, newLeaf, partsOf, removeAt, replaceAt, type Group, type Mode } from './condition';
import { ConditionNamed } from './condition-named';
import { ConditionRow } from './condition-row';
import { problemAt } from './problem-at';

const modes: readonly { readonly mode: Mode; readonly label: string }[] = [
  { mode: 'all', label: 'All of these' },
  { mode: 'any', label: 'Any of these' },
];

/** One part of conditions: a comparison, a condition by its name, what must not hold, or a group of such parts. */
@Component({
  selector: 'cw-condition-part',
  imports: [ConditionNamed, ConditionRow, Icon, MatButton, MatIconButton, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './condition-part.html',
  styleUrl: './condition-part.scss',
})
export class ConditionPart {
  readonly node = input.required<ConditionNode>();
  readonly place = input.required<string>();
  /** How many groups are around it. */
  readonly depth = input.required<number>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input.required<readonly RuleProblem[]>();
  readonly empty = input('');
  readonly shared = input<'offered' | 'hidden'>('offered');
  readonly changed = output<ConditionNode>();
  readonly removed = output();
  protected readonly names = inject(Names);
  protected readonly modes = modes;

  protected readonly leaf = computed(() => narrow(this.node(), isLeaf));
  protected readonly group = computed(() => narrow(this.node(), isGroup));
  protected readonly denied = computed(() => narrow(this.node(), isDenied));
  protected readonly named = computed(() => narrow(this.node(), isNamed));
  protected readonly modeOf = modeOf;
  protected readonly partsOf = partsOf;
  protected readonly mayNest = computed(() => this.depth() + 1 < deepest);
  /** The server's word on this part, by its JSON pointer. */
  protected readonly problem = computed(() => problemAt(this.problems(), this.place()));

  /** The server's word on the group itself, not on what it holds. */
  protected groupProblem(group: Group): string | null {
    return this.problems().find(({ pointer }) => pointer === `${this.place()}/${modeOf(group)}`)?.message ?? null;
  }

  protected set(group: Group, index: number, part: ConditionNode): void {
    this.changed.emit(groupOf(modeOf(group), replaceAt(partsOf(group), index, part)));
  }

  protected setMode(group: Group, mode: Mode): void {
    this.changed.emit(groupOf(mode, partsOf(group)));
  }

  /** The last one takes its group with it. */
  protected remove(group: Group, index: number): void {
    const parts = partsOf(group);
    if (parts.length === 1 && this.depth() > 0) this.removed.emit();
    else this.changed.emit(groupOf(modeOf(group), removeAt(parts, index)));
  }

  protected add(group: Group, part: ConditionNode): void {
    this.changed.emit(groupOf(modeOf(group), [...partsOf(group), part]));
  }

  protected fresh(): ConditionLeaf {
    const [fact] = this.catalog().facts;
    return fact ? newLeaf(fact, this.catalog()) : { fact: '', operator: 'equal', value: '' };
  }

  protected freshGroup(group: Group): Group {
    return groupOf(modeOf(group) === 'all' ? 'any' : 'all', [this.fresh()]);
  }
}

const isDenied = (node: ConditionNode): node is { readonly not: ConditionNode } => 'not' in node;
const isNamed = (node: ConditionNode): node is { readonly condition: string } => 'condition' in node;

const narrow = <Part extends ConditionNode>(node: ConditionNode, is: (node: ConditionNode) => node is Part): Part | null =>
  is(node) ? node : null;
