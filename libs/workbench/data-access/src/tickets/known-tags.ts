import { Injectable, inject, signal } from '@angular/core';
import { TicketsApi } from './tickets.api';

const sample = '200';
const lasts = 5 * 60_000;

/** Tags in use on the tickets that changed last, the most frequent first: what pickers suggest. */
@Injectable({ providedIn: 'root' })
export class KnownTags {
  private readonly api = inject(TicketsApi);
  private readonly found = signal<readonly string[]>([]);
  private askedAt = -lasts;
  readonly tags = this.found.asReadonly();

  /** Asks at most every five minutes; without an answer there are no suggestions. */
  async load(): Promise<void> {
    if (Date.now() - this.askedAt < lasts) return;
    this.askedAt = Date.now();
    const { items } = await this.api.list({ sort: '-updatedAt', limit: sample }).catch(() => ({ items: [] }));
    this.found.set(byFrequency(items.flatMap((ticket) => ticket.tags)));
  }
}

export function byFrequency(tags: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, first], [b, second]) => second - first || a.localeCompare(b)).map(([tag]) => tag);
}
