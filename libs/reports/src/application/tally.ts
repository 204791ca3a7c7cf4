import type { Figure, QueueFilter, TicketGroup } from '@casewright/contracts';

/** What the queue calls open: neither solved nor closed. */
export const openFilter: QueueFilter = { category: 'new,open,pending,on-hold' };

export const figure = (count: number, filter: QueueFilter): Figure => ({ count, filter });

/** Counts that belong to one combination of values, such as a team and a priority. */
export class Tally {
  private readonly counts = new Map<string, number>();

  constructor(groups: readonly TicketGroup[]) {
    for (const { values, count } of groups) this.counts.set(JSON.stringify(values), count);
  }

  of(...values: (string | null)[]): number {
    return this.counts.get(JSON.stringify(values)) ?? 0;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
