import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { CatchUp, Realtime, Session } from '@casewright/data-access';
import { asyncScheduler, filter, merge, throttleTime } from 'rxjs';

interface Viewer {
  readonly userId: string;
  readonly name: string;
  readonly typing: boolean;
}

const typingLasts = 3000;
/** A command often makes several events: they are fetched together. */
const together = { leading: false, trailing: true };

/** Who else looks at the ticket and types, and the wish to hear of its changes. */
@Injectable()
export class TicketPresence {
  private readonly realtime = inject(Realtime);
  private readonly owner = inject(DestroyRef);
  private readonly me = inject(Session).me;
  private readonly viewers = signal<readonly Viewer[]>([]);
  private leave: () => void = () => undefined;
  private ticketId = '';
  private stopTyping: ReturnType<typeof setTimeout> | undefined;
  readonly others = computed(() => this.viewers().filter((viewer) => viewer.userId !== this.me()?.id));
  readonly typing = computed(() =>
    this.others()
      .filter((viewer) => viewer.typing)
      .map((viewer) => viewer.name),
  );

  constructor() {
    this.owner.onDestroy(() => this.leave());
    this.realtime.presence.pipe(takeUntilDestroyed()).subscribe(({ ticketId, viewers }) => {
      if (ticketId === this.ticketId) this.viewers.set(viewers);
    });
  }

  follow(fetchAgain: () => Promise<unknown>, lost: () => void): void {
    const catchUp = new CatchUp(fetchAgain);
    this.owner.onDestroy(() => catchUp.stop());
    const mine = this.realtime.changed.pipe(filter(({ ticketId }) => ticketId === this.ticketId));
    merge(mine, this.realtime.returned)
      .pipe(throttleTime(80, asyncScheduler, together), takeUntilDestroyed(this.owner))
      .subscribe(() => catchUp.ask());
    this.realtime.left
      .pipe(
        filter(({ room }) => room === `ticket:${this.ticketId}`),
        takeUntilDestroyed(this.owner),
      )
      .subscribe(lost);
  }

  enter(ticketId: string): void {
    this.leave();
    this.ticketId = ticketId;
    this.viewers.set([]);
    this.leave = this.realtime.join(`ticket:${ticketId}`);
  }

  typed(): void {
    if (this.stopTyping === undefined) this.realtime.typing(this.ticketId, true);
    clearTimeout(this.stopTyping);
    this.stopTyping = setTimeout(() => this.paused(), typingLasts);
  }

  paused(): void {
    clearTimeout(this.stopTyping);
    this.stopTyping = undefined;
    this.realtime.typing(this.ticketId, false);
  }
}
