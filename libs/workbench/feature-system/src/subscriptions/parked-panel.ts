import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ParkedEventView } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import { Chip, SidePanel, TicketLink, Time } from '@casewright/ui';
import { parkedLooks } from './subscription-looks';

/** One event that a reader could not handle, with its whole error. */
@Component({
  selector: 'cw-parked-panel',
  imports: [Chip, MatButton, May, SidePanel, TicketLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './parked-panel.html',
  styleUrl: '../panel.scss',
})
export class ParkedPanel {
  readonly event = input.required<ParkedEventView>();
  readonly closed = output();
  readonly retried = output();
  readonly passedOver = output();
  protected readonly looks = parkedLooks;
  /** Passing over asks once more, in place; about another event it begins anew. */
  protected readonly confirming = linkedSignal<string, 'no' | 'yes'>({ source: () => this.event().id, computation: () => 'no' });
}
