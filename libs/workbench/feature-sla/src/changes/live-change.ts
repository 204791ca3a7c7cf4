import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { SlaChangeView } from '@casewright/contracts';
import { SlaChangesApi } from '@casewright/data-access';

const pause = 1000;

/** How far the newest change has come with the clocks that run; asked for each second until it is through. */
@Injectable()
export class LiveChange {
  private readonly api = inject(SlaChangesApi);
  private readonly known = signal<SlaChangeView | null>(null);
  readonly change = this.known.asReadonly();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** After something was saved: shown also where it is through already, unless nothing was carried over. */
  async follow(): Promise<void> {
    const newest = await this.newest();
    if (newest && newest.effect !== 'new-tickets') this.take(newest);
  }

  /** When a page opens: only what is still under way. */
  async look(): Promise<void> {
    const newest = await this.newest();
    if (newest?.state === 'running') this.take(newest);
  }

  private async newest(): Promise<SlaChangeView | undefined> {
    const { items } = await this.api.list(undefined, 1).catch(() => ({ items: [] }));
    return items[0];
  }

  private take(change: SlaChangeView): void {
    this.known.set(change);
    clearTimeout(this.timer);
    if (change.state === 'running') this.timer = setTimeout(() => void this.ask(change), pause);
  }

  /** What cannot be asked for now is asked for again. */
  private async ask(change: SlaChangeView): Promise<void> {
    this.take(await this.api.read(change.id).catch(() => change));
  }
}
