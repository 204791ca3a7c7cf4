import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { May } from '@casewright/data-access';
import { Icon } from '@casewright/ui';
import type { Tab } from '../state/ticket-place';

/** What of the ticket stands in the main column, and the way to why something did not happen. */
@Component({
  selector: 'cw-ticket-tabs',
  imports: [Icon, May],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" [attr.aria-pressed]="shown() === 'conversation'" (click)="picked.emit('conversation')">Conversation</button>
    <button type="button" [attr.aria-pressed]="shown() === 'timeline'" (click)="picked.emit('timeline')">Timeline</button>
    <button *cwMay="'rule.view'" class="why-not" type="button" (click)="whyNotAsked.emit()">
      <cw-icon name="help" [size]="14" />Why not?
    </button>
  `,
  styleUrl: './ticket-tabs.scss',
})
export class TicketTabs {
  readonly shown = input.required<Tab>();
  readonly picked = output<Tab>();
  readonly whyNotAsked = output();
}
