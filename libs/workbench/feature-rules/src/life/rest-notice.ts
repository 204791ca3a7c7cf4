import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RuleHistoryEntry, RuleStatus } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import { Icon, Time } from '@casewright/ui';

type Rest = 'paused' | 'tripped' | 'archived';

const words: Readonly<Record<Rest, string>> = {
  paused: 'The rule is paused: it does nothing until it is resumed.',
  tripped: 'The breaker has stopped the rule. It does nothing until it is resumed.',
  archived: 'The rule is archived. Restored, it is paused at first.',
};

/** Why a rule does nothing, since when and by whom, with the way back. */
@Component({
  selector: 'cw-rest-notice',
  imports: [Icon, MatButton, May, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rest(); as it) {
      <div class="notice" [attr.data-status]="it.status" role="status">
        <p>
          <strong><cw-icon name="alert" [size]="16" />{{ it.words }}</strong>
          @if (it.entry; as entry) {
            <span>{{ entry.reason ? '“' + entry.reason + '” · ' : '' }}{{ entry.by.name }} · <cw-time [at]="entry.at" /></span>
          }
        </p>
        <ng-container *cwMay="'rule.publish'">
          @if (it.status === 'archived') {
            <button matButton="outlined" type="button" [disabled]="busy() !== 'no'" (click)="restored.emit()">Restore</button>
          } @else if (it.status === 'tripped') {
            <button matButton="outlined" type="button" [disabled]="busy() !== 'no'" (click)="resumed.emit()">Resume</button>
          }
        </ng-container>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 860px;
    }
    .notice {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-2) var(--cw-3);
      align-items: center;
      margin-bottom: var(--cw-4);
      padding: var(--cw-2) var(--cw-4);
      border-radius: var(--cw-radius-large);
      background: var(--cw-warn-bg);
      color: var(--cw-warn-fg);
    }
    .notice[data-status='tripped'] {
      background: var(--cw-bad-bg);
      color: var(--cw-bad-fg);
    }
    .notice[data-status='archived'] {
      background: var(--cw-neutral-bg);
      color: var(--cw-neutral-fg);
    }
    p {
      display: flex;
      flex: 1 1 300px;
      flex-direction: column;
    }
    strong {
      display: flex;
      gap: var(--cw-2);
      align-items: center;
      font-weight: 550;
    }
  `,
})
export class RestNotice {
  readonly status = input.required<RuleStatus>();
  readonly history = input.required<readonly RuleHistoryEntry[]>();
  readonly busy = input.required<'no' | 'saving' | 'publishing'>();
  readonly resumed = output();
  readonly restored = output();
  protected readonly rest = computed(() => {
    const status = this.status();
    if (status === 'draft' || status === 'active') return null;
    const begun = ['paused', 'stopped', 'tripped', 'archived', 'restored'];
    return { status, words: words[status], entry: this.history().find(({ kind }) => begun.includes(kind)) ?? null };
  });
}
