import { Injectable, computed, effect, inject, untracked } from '@angular/core';
import { Drafts, type Draft } from '../composer/drafts';
import { MergedDrafts } from '../composer/merged-drafts';
import { Outbox } from '../composer/outbox';
import { TicketStore } from './ticket.store';

/** What was written on the ticket that is shown and has not arrived yet: it can still be taken back. */
@Injectable()
export class TicketOutgoing {
  private readonly store = inject(TicketStore);
  private readonly outbox = inject(Outbox);
  private readonly drafts = inject(Drafts);
  private readonly merged = inject(MergedDrafts);
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

  /** Into the draft, also where no composer is left to take it. False where it was sent already. */
  takeBack(key: string): boolean {
    const ticket = this.store.ticket();
    const draft = ticket && this.outbox.takeBack(key);
    if (!draft) return false;
    this.drafts.giveBack(ticket.id, draft);
    this.merged.follow(ticket);
    return true;
  }
}
