import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ExplainedNode } from '@casewright/contracts';
import { Icon } from '../icon/icon';
import { withLocalTimes } from '../time/local-times';
import { Now } from '../time/now';

const groupWords = { all: 'All of these', any: 'Any of these', not: 'Not this' } as const;

/** The conditions of a rule as they turned out: expected, actual and whether it held. */
@Component({
  selector: 'cw-condition-tree',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (leaf(); as leaf) {
      <div class="leaf" [class.failed]="!leaf.result">
        <cw-icon [name]="leaf.result ? 'passed' : 'failed'" [label]="leaf.result ? 'held' : 'did not hold'" />
        <div>
          <p>
            <strong>{{ leaf.factLabel }}</strong> {{ leaf.operatorLabel }}
            @if (leaf.expectedText) {
              <q>{{ local(leaf.expectedText) }}</q>
            }
          </p>
          <p class="actual">
            @if (leaf.actual === null) {
              it had {{ leaf.actualText }}
            } @else {
              it was <q>{{ local(leaf.actualText) }}</q>
            }
          </p>
        </div>
      </div>
    }
    @if (group(); as group) {
      <div class="group" [class.failed]="!group.result">
        <p class="head">
          <cw-icon [name]="group.result ? 'passed' : 'failed'" [label]="group.result ? 'held' : 'did not hold'" />{{
            group.name ?? words[group.kind]
          }}
        </p>
        <div class="children">
          @for (child of group.children; track $index) {
            <cw-condition-tree [node]="child" />
          }
        </div>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .leaf,
    .head {
      display: flex;
      gap: var(--cw-2);
      align-items: flex-start;
      padding: 4px 0;
    }
    cw-icon {
      margin-top: 2px;
      color: var(--cw-good-fg);
    }
    .leaf.failed > cw-icon,
    .group.failed > .head > cw-icon {
      color: var(--cw-bad-fg);
    }
    .leaf > div {
      min-width: 0;
    }
    strong {
      font-weight: 550;
    }
    q {
      font-weight: 550;
      overflow-wrap: anywhere;
    }
    .actual {
      color: var(--cw-muted);
      font-size: 12px;
    }
    .head {
      color: var(--cw-muted);
      font-weight: 550;
    }
    .children {
      padding-left: 14px;
      margin-left: 7px;
      border-left: 1px solid var(--cw-line);
    }
  `,
})
export class ConditionTree {
  readonly node = input.required<ExplainedNode>();
  private readonly now = inject(Now);
  protected readonly words = groupWords;
  protected readonly local = (text: string): string => withLocalTimes(text, this.now.ms());
  protected readonly leaf = computed(() => {
    const node = this.node();
    return node.kind === 'leaf' ? node : null;
  });
  protected readonly group = computed(() => {
    const node = this.node();
    return node.kind === 'leaf' ? null : node;
  });
}
