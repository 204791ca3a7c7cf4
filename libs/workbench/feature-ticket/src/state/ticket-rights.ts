import { Injectable, computed, inject } from '@angular/core';
import { Session, statusOptionsFrom } from '@casewright/data-access';
import type { MainAction } from '../header/ticket-header';
import { TicketStore } from './ticket.store';

const unsolved = new Set(['new', 'open', 'pending', 'on-hold']);

/** What the reader may do with the ticket that is shown, as it stands now. The server checks it all the same. */
@Injectable()
export class TicketRights {
  private readonly store = inject(TicketStore);
  private readonly session = inject(Session);
  readonly reader = this.session.me()?.role === 'customer' ? 'customer' : 'staff';
  readonly writes = computed(() => [
    ...(this.session.may('ticket.reply') ? (['public'] as const) : []),
    ...(this.session.may('ticket.note') ? (['internal'] as const) : []),
  ]);
  /** Those that can be set along with a reply. */
  readonly statuses = computed(() => {
    const from = this.store.ticket()?.status;
    if (!from || !this.session.may('ticket.edit')) return [];
    return statusOptionsFrom(from.category).filter(({ value }) => value !== 'closed' && value !== 'new');
  });
  /** The next thing to do. */
  readonly action = computed<MainAction>(() => {
    const ticket = this.store.ticket();
    if (!ticket || !this.session.may('ticket.assign') || ticket.status.category === 'closed') return 'none';
    if (!unsolved.has(ticket.status.category)) return 'reopen';
    return ticket.assignee ? 'solve' : 'take';
  });
}
