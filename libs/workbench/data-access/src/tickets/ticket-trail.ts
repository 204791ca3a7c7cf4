import { Injectable, computed, signal } from '@angular/core';

interface Trail {
  /** The list's own address, with its filters. */
  readonly url: string;
  readonly ids: readonly string[];
}

/** The list of tickets that one came from: the way back to it, and from one ticket to the next without it. */
@Injectable({ providedIn: 'root' })
export class TicketTrail {
  private readonly trail = signal<Trail>({ url: '/queue', ids: [] });
  /** The ticket that was open last; the list takes one back to its row. */
  readonly last = signal<string | null>(null);
  readonly url = computed(() => this.trail().url);

  show(url: string, ids: readonly string[]): void {
    this.trail.set({ url, ids });
  }

  /** Where a ticket stands in the list, counted from 1; null: it came from elsewhere. */
  place(id: string): { readonly at: number; readonly of: number } | null {
    const { ids } = this.trail();
    const index = ids.indexOf(id);
    return index < 0 ? null : { at: index + 1, of: ids.length };
  }

  /** The ticket `by` steps further; null at the ends and for tickets that are not in the list. */
  beside(id: string, by: 1 | -1): string | null {
    const { ids } = this.trail();
    const index = ids.indexOf(id);
    return index < 0 ? null : (ids[index + by] ?? null);
  }
}
