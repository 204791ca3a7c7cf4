import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { May } from '@casewright/data-access';
import { Icon } from '@casewright/ui';

@Component({
  selector: 'cw-new-ticket-link',
  imports: [Icon, MatButton, May, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a *cwMay="'ticket.create'" matButton="filled" routerLink="/tickets/new"><cw-icon matButtonIcon name="add" />New ticket</a>`,
})
export class NewTicketLink {}
