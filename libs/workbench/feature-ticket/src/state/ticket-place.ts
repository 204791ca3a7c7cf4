import { Injectable, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { Side, WhyQuestion } from './side';
import { panelOf, sideOf } from './side-address';

export type Tab = 'conversation' | 'timeline';

/** Which part of a ticket one looks at. It stands in the URL, so that a link shows the same. */
@Injectable()
export class TicketPlace {
  private readonly router = inject(Router);
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  readonly tab = computed<Tab>(() => (this.params()['tab'] === 'timeline' ? 'timeline' : 'conversation'));
  readonly side = computed<Side>(() => sideOf(String(this.params()['panel'] ?? '')));
  private readonly lifted = signal<'open' | 'folded'>('folded');
  /** On phones the side panel is a sheet; an answer lifts it. */
  readonly sheet = computed(() => (this.side().kind === 'properties' ? this.lifted() : 'open'));

  show(tab: Tab): void {
    this.go({ tab: tab === 'timeline' ? tab : null });
  }

  ask(side: Side): void {
    this.lifted.set('open');
    this.go({ panel: panelOf(side) });
  }

  askWhy(question: WhyQuestion): void {
    this.ask({ kind: 'why', ...question });
  }

  /** The answer goes and the properties come back. */
  dismiss(): void {
    this.go({ panel: null });
  }

  fold(): void {
    this.lifted.set('folded');
    if (this.side().kind !== 'properties') this.dismiss();
  }

  toggleSheet(): void {
    if (this.sheet() === 'open') this.fold();
    else this.lifted.set('open');
  }

  /** One step back on the page itself; false where there is none left. */
  back(): boolean {
    if (this.side().kind === 'properties' && this.lifted() === 'folded') return false;
    this.fold();
    return true;
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
