import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { SlaChangeDraft, SlaEffect } from '@casewright/contracts';
import type { ApiProblem } from '@casewright/data-access';
import { ChangeProgress } from './change-progress';
import { ChangeQuestion } from './change-question';
import { LiveChange } from './live-change';

/** What a page says of a change: the question before it is saved, and how far it has come with the clocks that run. */
@Component({
  selector: 'cw-change-notice',
  imports: [ChangeProgress, ChangeQuestion],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (live.change(); as change) {
      <cw-change-progress [change]="change" />
    }
    @if (question(); as draft) {
      <cw-change-question
        [draft]="draft"
        [busy]="busy()"
        (confirmed)="confirmed.emit($event)"
        (cancelled)="cancelled.emit()"
        (refused)="refused.emit($event)"
      />
    }
  `,
})
export class ChangeNotice {
  /** The change that is about to be saved. */
  readonly question = input.required<SlaChangeDraft | null>();
  readonly busy = input.required<'no' | 'yes'>();
  readonly confirmed = output<SlaEffect>();
  readonly cancelled = output();
  readonly refused = output<ApiProblem>();
  protected readonly live = inject(LiveChange);
}
