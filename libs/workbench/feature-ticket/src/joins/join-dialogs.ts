import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { TicketView } from '@casewright/contracts';
import { TicketJoins } from '../state/ticket-joins';
import { MergeDialog } from './merge-dialog';
import { SplitDialog } from './split-dialog';

/** What is asked before the ticket is merged or split. */
@Component({
  selector: 'cw-join-dialogs',
  imports: [MergeDialog, SplitDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (joins.question(); as question) {
      @if (question.kind === 'merge') {
        <cw-merge-dialog [ticket]="ticket()" />
      } @else {
        <cw-split-dialog [ticket]="ticket()" [comment]="question.comment" [key]="question.key" />
      }
    }
  `,
})
export class JoinDialogs {
  readonly ticket = input.required<TicketView>();
  protected readonly joins = inject(TicketJoins);
}
