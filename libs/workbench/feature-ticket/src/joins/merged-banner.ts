import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TicketLink } from '@casewright/contracts';
import { Icon } from '@casewright/ui';

/** Leads from a ticket that was merged to the one where it goes on. */
@Component({
  selector: 'cw-merged-banner',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-icon name="merge" />
    <p>
      Merged into <a class="cw-numbers" [routerLink]="['/tickets', into().id]">{{ into().reference }}</a>, where the conversation goes on.
    </p>
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      gap: var(--cw-2);
      align-items: center;
      padding: var(--cw-2) var(--cw-4);
      border-bottom: 1px solid var(--cw-line);
      background: var(--cw-info-bg);
      color: var(--cw-info-fg);
    }
    a {
      color: inherit;
      font-weight: 600;
    }
  `,
})
export class MergedBanner {
  readonly into = input.required<TicketLink>();
}
