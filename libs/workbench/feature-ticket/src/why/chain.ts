import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChainView } from '@casewright/contracts';
import { Icon, Time } from '@casewright/ui';

const outcomeWords = {
  fired: 'fired',
  guarded: 'held back',
  stopped: 'stopped',
  error: 'failed',
  'no-match': 'did not match',
  'trigger-rejected': 'was not meant',
} as const;

/** A chain of events and rules, from its beginning down: each stands below what led to it. */
@Component({
  selector: 'cw-chain',
  imports: [Icon, RouterLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol aria-label="What led to it, and what it led to">
      @for (node of chain().nodes; track node.id) {
        <li
          [style.padding-left.px]="8 + node.level * 14"
          [class.focus]="node.id === chain().focusId"
          [attr.aria-current]="node.id === chain().focusId ? 'true' : null"
        >
          <cw-icon [name]="node.kind === 'run' ? 'spark' : 'history'" [size]="14" [label]="node.kind === 'run' ? 'rule' : 'event'" />
          <span>
            @if (node.run; as run) {
              <a [routerLink]="['/rules', run.ruleId]">{{ node.label }}</a> <span class="quiet">{{ words[run.outcome] }}</span>
            } @else {
              {{ node.label }} <span class="quiet">by {{ node.actor?.name }}, <cw-time as="brief" [at]="node.at" /></span>
            }
          </span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      margin: 0 0 var(--cw-2);
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 6px;
      align-items: baseline;
      padding: 3px 8px;
      border-radius: var(--cw-radius);
    }
    .focus {
      background: var(--cw-accent-bg);
      font-weight: 600;
    }
    .quiet {
      color: var(--cw-muted);
      font-weight: 400;
    }
  `,
})
export class Chain {
  readonly chain = input.required<ChainView>();
  protected readonly words = outcomeWords;
}
