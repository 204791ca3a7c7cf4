import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TicketTrail } from '@casewright/data-access';
import { QueueStore } from '../queue.store';

/** The row that the keyboard is on, and the ticked ones. */
@Injectable()
export class QueueCursor {
  private readonly store = inject(QueueStore);
  private readonly router = inject(Router);
  /** At first the ticket that one comes back from. */
  readonly active = signal<string | null>(inject(TicketTrail).last());
  readonly picked = signal<ReadonlySet<string>>(new Set());
  readonly activeTicket = computed(() => this.store.items().find((ticket) => ticket.id === this.active()) ?? null);
  readonly pickedTickets = computed(() => this.store.items().filter((ticket) => this.picked().has(ticket.id)));

  move(by: 1 | -1): void {
    const items = this.store.items();
    const at = items.findIndex((ticket) => ticket.id === this.active());
    const next = at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by));
    this.active.set(items[next]?.id ?? null);
    if (next >= items.length - 3) void this.store.more();
  }

  /** The first row where none is active, so that there is something to look at. */
  ensureActive(): void {
    if (this.activeTicket() === null) this.active.set(this.store.items()[0]?.id ?? null);
  }

  open(): void {
    const id = this.active();
    if (id !== null) void this.router.navigate(['/tickets', id]);
  }

  toggle(): void {
    const id = this.active();
    if (id === null) return;
    const picked = new Set(this.picked());
    if (!picked.delete(id)) picked.add(id);
    this.picked.set(picked);
  }

  /** Ticks the active row where nothing is ticked, so that a change has something to work on. */
  ensurePicked(): boolean {
    if (this.picked().size === 0) this.toggle();
    return this.picked().size > 0;
  }

  leave(): void {
    if (this.picked().size > 0) this.picked.set(new Set());
    else this.active.set(null);
  }
}
