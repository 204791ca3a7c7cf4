import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TicketView } from '@casewright/contracts';
import { Icon } from '@casewright/ui';

/** Stands where one could write, and says where one can. */
@Component({
  selector: 'cw-closed-note',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<cw-icon name="lock" />This ticket is closed. {{ next() }}`,
  styles: `
    :host {
      display: flex;
      gap: var(--cw-2);
      align-items: center;
      padding: var(--cw-3) var(--cw-5);
      color: var(--cw-muted);
    }
  `,
})
export class ClosedNote {
  readonly ticket = input.required<TicketView>();
  readonly reader = input.required<'staff' | 'customer'>();
  protected readonly next = computed(() => {
    const into = this.ticket().mergedInto?.reference;
    if (this.reader() === 'customer') return into ? `Write in ${into}.` : 'Open a new one if you need us again.';
    return into ? `A new message from the customer arrives in ${into}.` : 'A new message from the customer opens a follow-up.';
  });
}
