import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TicketRef } from '@casewright/contracts';

/** The ticket that something belongs to, by number and subject; without a subject the reader may not see it. */
@Component({
  selector: 'cw-ticket-link',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (ticket(); as ticket) {
      @if (ticket.subject === null) {
        <span class="cw-numbers">{{ ticket.number }}</span>
      } @else {
        <a [routerLink]="['/tickets', ticket.id]" [title]="ticket.subject" (click)="$event.stopPropagation()">
          <span class="cw-numbers">{{ ticket.number }}</span> {{ ticket.subject }}
        </a>
      }
    } @else {
      –
    }
  `,
  styles: `
    :host,
    a {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    a {
      line-height: 24px;
    }
  `,
})
export class TicketLink {
  readonly ticket = input.required<TicketRef | null>();
}
