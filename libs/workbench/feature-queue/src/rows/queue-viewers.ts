import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { TicketViewers } from '@casewright/contracts';
import { Realtime, Session } from '@casewright/data-access';

export type Viewers = TicketViewers['viewers'];

/** Who else has which ticket of the list open, as the queue's room tells it. */
@Injectable()
export class QueueViewers {
  private readonly me = inject(Session).me;
  private readonly others = signal<ReadonlyMap<string, Viewers>>(new Map());
  readonly byTicket = this.others.asReadonly();

  constructor() {
    const realtime = inject(Realtime);
    realtime.queueViewers.pipe(takeUntilDestroyed()).subscribe(({ tickets }) => this.learn(tickets));
    // Back in the room after a gap, one is told anew of all that are looked at, and of no other.
    realtime.returned.pipe(takeUntilDestroyed()).subscribe(() => this.others.set(new Map()));
  }

  private learn(tickets: readonly TicketViewers[]): void {
    const all = new Map(this.others());
    for (const { ticketId, viewers } of tickets) {
      const others = viewers.filter(({ userId }) => userId !== this.me()?.id);
      if (others.length > 0) all.set(ticketId, others);
      else all.delete(ticketId);
    }
    this.others.set(all);
  }
}
