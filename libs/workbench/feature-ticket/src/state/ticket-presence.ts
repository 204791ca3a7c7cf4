import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Realtime, Session } from '@casewright/data-access';
import { debounceTime, filter, merge } from 'rxjs';

interface Viewer {
  readonly userId: string;
  readonly name: string;
  readonly typing: boolean;
}

const typingLasts = 3000;

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

  follow(changed: () => void, lost: () => void): void {
    const mine = this.realtime.changed.pipe(filter(({ ticketId }) => ticketId === this.ticketId));
    merge(mine, this.realtime.returned).pipe(debounceTime(80), takeUntilDestroyed(this.owner)).subscribe(changed);
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
