import { Injectable, computed, effect, inject, untracked } from '@angular/core';
import type { Draft } from '../composer/drafts';
import { Outbox } from '../composer/outbox';
import { TicketStore } from './ticket.store';

/** What was written on the ticket that is shown and has not arrived yet: it can still be taken back. */
@Injectable()
export class TicketOutgoing {
  private readonly store = inject(TicketStore);
  private readonly outbox = inject(Outbox);
  readonly waiting = computed(() => this.outbox.waiting().filter(({ ticketId }) => ticketId === this.store.ticket()?.id));

  constructor() {
    effect(() => {
      const sent = this.outbox.sent();
      if (sent) untracked(() => sent.ticketId === this.store.ticket()?.id && void this.store.refresh());
    });
  }

  add(draft: Draft, status: string | null): void {
    const ticket = this.store.ticket();
    if (ticket) this.outbox.add(ticket.id, draft, status);
  }

  sendNow(key: string): void {
    void this.outbox.send(key);
  }

  /** At once. False where something has not arrived. */
  async sendAll(): Promise<boolean> {
    await Promise.all(this.waiting().map(({ key }) => this.outbox.send(key)));
    return this.waiting().length === 0;
  }

  takeBack(key: string): Draft | undefined {
    return this.outbox.takeBack(key) ?? undefined;
  }
}
